import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { escaped, plain, section, sections } from '../../blocks/kit.ts';
import { say } from '../text/say.ts';
import { checkView, nodesOf, textLength, type Violation } from './rules/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** What goes out for a view. */
export interface Mended {
  readonly view: unknown;
  /** Where it breaks Slack's rules as it was drawn; empty: it goes out as it is. */
  readonly violations: readonly Violation[];
  /** It was past mending: what goes out only says so, and is no form any more. */
  readonly isPlain: boolean;
}

/**
 * A view that Slack will take. What only shows something and breaks a rule is shown in plain words, all of them; words
 * that are too long for their place are cut. A question is never left out of a form: where one is still refused then,
 * a plain view says what happened, what stood there and how to go on.
 */
export const mendView = (view: unknown): Mended => {
  const { error, violations } = checkView(view);
  if (error === undefined || !isObject(view)) return { view, violations, isPlain: false };
  const mended = inWords(cutTo(view, violations), violations);
  if (checkView(mended).error === undefined) return { view: mended, violations, isPlain: false };
  return { view: plainView(view), violations, isPlain: true };
};

/** Says that the view could not be drawn, in both languages since nobody knows here whose it is, and what it said. */
export const plainView = (view: unknown): ModalView | HomeView => {
  const { type, title, blocks, external_id: id } = isObject(view) ? view : {};
  const told = [
    section(`${say('not-drawn', 'zh')}\n${say('not-drawn', 'en')}`),
    ...sections(wordsOf(blocks), { most: 8000, rest: '…' }),
  ];
  if (type === 'home') return { type, blocks: told };
  const heading = isObject(title) && typeof title.text === 'string' ? title.text : '—';
  return {
    type: 'modal',
    callback_id: 'notice',
    title: plain(heading, 24),
    close: plain('知道了 OK', 24),
    blocks: told,
    // Whoever waits to put something into this view still finds it.
    ...(typeof id === 'string' && id.length <= 255 ? { external_id: id } : {}),
  };
};

/** Blocks without a question that break a rule, as the words in them. */
const inWords = (view: Json, violations: readonly Violation[]): Json => {
  const broken = new Set(
    violations.flatMap(({ pointer }) => pointer.match(/^\/view\/blocks\/(\d+)/)?.[1] ?? []),
  );
  if (!Array.isArray(view.blocks)) return view;
  const blocks = view.blocks.flatMap((block: unknown, index): readonly unknown[] =>
    broken.has(String(index)) && !(isObject(block) && block.type === 'input') ? asSections(block) : [block],
  );
  return { ...view, blocks };
};

const asSections = (block: unknown): readonly KnownBlock[] => {
  const words = wordsOf(block);
  return words.length === 0 ? [] : sections(words, { most: 20_000, rest: '…' });
};

/** Every text in it, in order, as mrkdwn. */
const wordsOf = (drawing: unknown): readonly string[] =>
  nodesOf(drawing, '').flatMap(({ value }) => {
    if (!isObject(value) || typeof value.text !== 'string' || value.text.trim() === '') return [];
    return [value.type === 'mrkdwn' ? value.text : escaped(value.text)];
  });

/** Texts outside of blocks that only show something: there is no other place for them, so they are cut. */
const cutTo = (view: Json, violations: readonly Violation[]): Json =>
  violations.reduce<unknown>((cut, { pointer, text }) => {
    const most = Number(/^must be less than (\d+) characters$/.exec(text)?.[1]) - 1;
    const [, , ...path] = pointer.split('/');
    const place = path[0] === 'blocks' ? [view.blocks, path[1]] : [];
    const isShown = place.length > 0 && !isInput(place[0], Number(place[1]));
    if (!(most > 0) || path.at(-1) !== 'text' || isShown) return cut;
    return changedAt(cut, path, (words) => shortened(String(words), most));
  }, view) as Json;

const isInput = (blocks: unknown, index: number): boolean =>
  Array.isArray(blocks) && isObject(blocks[index]) && blocks[index].type === 'input';

const shortened = (text: string, most: number): string => {
  let kept = text.slice(0, most - 1);
  while (textLength(kept) > most - 1) kept = kept.slice(0, -1);
  return `${kept}…`;
};

const changedAt = (
  value: unknown,
  [key, ...rest]: readonly string[],
  change: (value: unknown) => unknown,
): unknown => {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((part, index) => (String(index) === key ? changedAt(part, rest, change) : part));
  return isObject(value) ? { ...value, [key]: changedAt(value[key], rest, change) } : value;
};

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
