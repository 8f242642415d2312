import { expect } from 'vitest';
import { checkMessageBlocks } from '../../../src/slack/rules/index.ts';
import type { Json } from './samples.ts';

/** What is said about one place of a message's only block; anything said elsewhere fails the test. */
export function ownWords(block: Json, place: string): readonly string[] {
  const said = checkMessageBlocks([block]).violations;
  const elsewhere = said.filter(({ pointer, text }) => {
    return pointer !== `/blocks/0${place}` && text !== 'failed to match all allowed schemas';
  });
  expect(elsewhere).toEqual([]);
  return said.filter(({ pointer }) => pointer === `/blocks/0${place}`).map(({ text }) => text);
}
