import type { Sight } from '../order/action.ts';
import { type Refusal, wrong } from '../order/decision.ts';
import type { RuleId } from '../order/keys.ts';
import { type Label, label } from '../order/labels.ts';

/** What became of a picture handed in with a form: a data address, or why it is none. Stands among what was typed. */
export const pictureBlock = 'picture.read';

/** Papers bear it on each sheet, and it travels with each: a mill's mark needs no more. */
export const mostPictureBytes = 100_000;

export const pictureProblems = {
  large: label('图片太大，最多 100 KB', 'The picture is too large; at most 100 KB'),
  kind: label('只能用 PNG 或 JPEG 图片', 'A PNG or JPEG picture, please'),
  broken: label('这张图片打不开，请换一张', 'This picture cannot be read; please take another'),
  away: label('没有取到图片，请再传一次', 'The picture could not be fetched; please upload it again'),
} as const satisfies Record<string, Label>;

export type PictureProblem = keyof typeof pictureProblems;

/** The picture handed in, as a data address; null where none was. */
export const pictureIn = ({ raw }: Pick<Sight, 'raw'>): string | null => {
  const { [pictureBlock]: read } = raw;
  return typeof read === 'string' && read.startsWith('data:image/') ? read : null;
};

/** What is wrong with the picture that was handed in under a question. */
export const pictureRefused = (
  rule: RuleId,
  { raw }: Pick<Sight, 'raw'>,
  blockId: string,
): Refusal | undefined => {
  const { [pictureBlock]: read } = raw;
  if (typeof read !== 'string' || !(read in pictureProblems)) return undefined;
  const { zh, en } = pictureProblems[read as PictureProblem];
  return wrong(rule, blockId, zh, en);
};
