import type { ModalView } from '@slack/types';
import { label } from '../src/order/labels.ts';
import { seenHash } from '../src/order/seen.ts';
import { confirmBlock, factBlocks, headBlocks, leadBlocks, noticeBlocks } from './form-facts.ts';
import type { Redraws } from './form-ids.ts';
import { pagerBlocks, pagesOf } from './form-pages.ts';
import type { FormRequest } from './form-request.ts';
import { templateBlock } from './form-template.ts';
import { context, plain } from './kit.ts';

export { newCustomerOption, newCustomerPrefix, optionOf, suggestion } from './form-choices.ts';
export { drawnId, plainId, putName } from './form-ids.ts';
export { linesAPage } from './form-pages.ts';

/** Ids only: what a form is about travels with it, what people typed does not (architecture §4). */
export interface FormMetadata {
  readonly orderId: string | null;
  readonly revision: number;
  readonly seen: string;
  readonly part?: string;
  readonly draft?: string;
  readonly page?: number;
  readonly turns?: Redraws;
  readonly files?: readonly { readonly id: string; readonly name: string }[];
  /** The message it was opened from. */
  readonly message?: string;
}

/** The modal of any action: facts first, then the questions in the order they are thought of. */
export function formView(asked: FormRequest): ModalView {
  const { action, language } = asked;
  const pages = pagesOf(asked);
  const page = Math.min(asked.page ?? 0, pages.length - 1);
  const request: FormRequest = { ...asked, page };
  const facts = page === 0 ? [...leadBlocks(request), ...factBlocks(request)] : [];
  const many = label(
    `第 ${page + 1}/${pages.length} 页，每页都要看过再签；翻页时已填的都保留。`,
    `Page ${page + 1} of ${pages.length}: go through every page before signing; what you typed is kept.`,
  );
  return {
    type: 'modal',
    callback_id: action.key,
    private_metadata: metadataOf(asked, page, pages.length),
    title: plain(action.title[language], 24),
    submit: plain(action.submit[language], 24),
    close: plain(label('先不签', 'Not now')[language], 24),
    blocks: [
      ...noticeBlocks(request),
      ...headBlocks(request),
      ...facts,
      ...(pages[page] ?? []),
      ...(pages.length > 1 ? [context(many[language])] : []),
      ...pagerBlocks(request, pages.length),
      ...(request.template ? [templateBlock(request.template, language)] : []),
      confirmBlock(request),
    ].slice(0, 100),
  };
}

/** Slack's limit for metadata. */
const mostMetadata = 3000;

const metadataOf = (request: FormRequest, page: number, pages: number): string => {
  const { action, sight, turns } = request;
  const { order, part } = sight;
  const draft = draftOf(request, pages);
  // A form of several pages always reads its draft, which only one that says it was redrawn does.
  const turned: Redraws = { ...(pages > 1 ? { 'form.pages': 1 } : {}), ...turns };
  const metadata: FormMetadata = {
    orderId: order.version === 0 ? null : order.id,
    revision: order.revision,
    seen:
      request.seen ?? seenHash(action, order.status === 'new' ? { ...order, status: 'open' } : order, part),
    ...(part === null ? {} : { part }),
    ...(draft === undefined ? {} : { draft }),
    ...(page > 0 ? { page } : {}),
    ...(Object.keys(turned).length > 0 ? { turns: turned } : {}),
    ...(request.dropped?.length ? { files: request.dropped } : {}),
    ...(request.message === undefined ? {} : { message: request.message }),
  };
  const text = JSON.stringify(metadata);
  if (text.length <= mostMetadata) return text;
  // Too many products changed by hand: forgetting the oldest turns only lets Slack offer an old figure again.
  const kept = Object.entries(turned).filter(
    ([name], index, all) => name.startsWith('form.') || index > all.length - 60,
  );
  return JSON.stringify({ ...metadata, turns: Object.fromEntries(kept) });
};

/**
 * Where the pages are kept. A form that begins with several gets a draft of its own each time it is opened, so that
 * what somebody typed and left does not come back unseen on a page they never turned to.
 */
const draftOf = ({ action, sight, draft, page }: FormRequest, pages: number): string | undefined => {
  const { order, part, by, at, raw } = sight;
  const isFresh = page === undefined && !Object.keys(raw).some((blockId) => blockId.startsWith('lines.'));
  if (pages === 1 || (draft !== undefined && !isFresh)) return draft;
  return `${draft ?? `${order.id}:${action.key}:${part ?? ''}`}:${by.id}@${at}`;
};
