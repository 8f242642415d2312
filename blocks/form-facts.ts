import type { KnownBlock } from '@slack/types';
import { wordsFor } from '../src/order/discreet.ts';
import { type Language, label } from '../src/order/labels.ts';
import { own } from '../src/order/own.ts';
import type { Fact } from '../src/order/paper.ts';
import { buyerOf } from '../src/procedure/shop/buyer.ts';
import { leadButton } from './buttons.ts';
import { type FormRequest, type Reader, readerOf } from './form-request.ts';
import { context, divider, inline, sections, written } from './kit.ts';
import { cut } from './measure.ts';

/** All facts of a form together; a statement is at most 2,900 characters, so each is shown word for word. */
const mostFacts = 30_000;

/** What must be said before anything else: what changed since, what is already signed. */
export const noticeBlocks = ({ notice, language }: Pick<FormRequest, 'notice' | 'language'>) =>
  notice ? [...sections([`⚠️ ${notice}`], { most: 8000, rest: beyond(language) }), divider()] : [];

/** Which order, at which revision, and about which part. */
export const headBlocks = ({ action, sight, language }: FormRequest): readonly KnownBlock[] => {
  const { order, part } = sight;
  if (order.version === 0) return [];
  const { about } = action;
  const parts = about.kind === 'part' ? about.parts(order) : [];
  const known = parts.find(({ id }) => id === part);
  const named = known ? wordsFor(known.label, readerOf({ sight, language })) : part;
  const pieces = [
    order.number,
    buyerOf(order) ?? label('客户未定', 'no customer yet')[language],
    `R${order.revision}`,
    ...(named ? [cut(named, 120)] : []),
  ];
  return [context(`*${inline(pieces.join(' · '))}*`)];
};

/** What leads on where something stands in the way: before all facts and questions, one button each. */
export const leadBlocks = ({ action, sight, language }: FormRequest): readonly KnownBlock[] =>
  action
    .leads(sight)
    .slice(0, mostLeads)
    .map((lead) => ({
      type: 'actions',
      elements: [leadButton(lead, { order: sight.order, language })],
    }));

const mostLeads = 5;

/** The facts the signer needs: the content the signature covers, what changed in it in bold, and what the step adds. */
export const factBlocks = (request: FormRequest): readonly KnownBlock[] => {
  const { action, sight, language } = request;
  const { order, part } = sight;
  const changed = changedSince(request);
  // A form that asks for the whole content shows it in its questions.
  const covered =
    order.version === 0 || action.lines?.grows
      ? []
      : action
          .covers(order, part)
          .filter(({ name }) => !name.startsWith('signed:') && (action.showsCovered || changed.has(name)));
  const reader = readerOf(request);
  const texts = [
    ...covered.flatMap((facet) =>
      factText({ label: facet.label, value: facet.show(order) }, reader, changed.has(facet.name)),
    ),
    ...action.shows(sight).flatMap((fact) => factText(fact, reader, false)),
  ];
  return texts.length === 0 ? [] : sections(texts, { most: mostFacts, rest: beyond(language) });
};

/** The facets that made this very signature fall when it was last given. */
const changedSince = ({ action, sight: { order, part } }: FormRequest): ReadonlySet<string> => {
  const last = (own(order.marks, action.key) ?? []).findLast((mark) => mark.part === part);
  return new Set(last?.fallen?.why === 'changed' ? last.fallen.facets : []);
};

const factText = ({ label: name, value }: Fact, reader: Reader, isChanged: boolean): readonly string[] => {
  const { language } = reader;
  const shown = wordsFor(value, reader);
  if (shown === '' && value.open !== undefined) return [];
  const said = written(shown);
  const about = written(wordsFor(name, reader));
  const text = isChanged
    ? `⚠ *${about}*  *${said.replace(/\s*\n\s*/g, ' ')}*${label('（有变化）', ' (changed)')[language]}`
    : `*${about}*  ${said}`;
  return [text];
};

const beyond = (language: Language): string =>
  label('……（其余见订单）', '… (the rest stands in the order)')[language];

/** What pressing the last button means, and for whom. */
export const confirmBlock = ({ action, sight, language }: FormRequest): KnownBlock => {
  const [name, submit] = [inline(sight.by.name), inline(action.submit[language])];
  return context(
    label(
      `按“${submit}”即以 *${name}* 的名义记录在案，连同时间；先前的内容不会被改写。`,
      `“${submit}” goes on record as *${name}*, with the time; nothing recorded before is rewritten.`,
    )[language],
  );
};
