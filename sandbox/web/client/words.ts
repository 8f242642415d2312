import { en } from './words-en.ts';
import { zh } from './words-zh.ts';

/** Every word of the client's own; what the app writes is the app's. */
export type Words = {
  readonly [Key in keyof typeof zh]: (typeof zh)[Key] extends string ? string : (typeof zh)[Key];
};

export function wordsFor(locale: string): Words {
  return locale.startsWith('zh') ? zh : en;
}
