import type { ViewSubmitAction } from '@slack/bolt';
import { plainId } from '../../blocks/form.ts';
import type { AnyForm, Sight } from '../order/action.ts';
import { isAskedAgain, type Question, questionAt, tickBlocks } from '../order/form.ts';
import type { Label, Language } from '../order/labels.ts';

/**
 * What is said above a form that is shown again because it now asks more than the person had before them: the box under
 * an unlikely date, those of values to read back. Undefined where every question that was refused stands in the view, so that it is told there.
 */
export const askedAgain = (
  view: ViewSubmitAction['view'],
  fields: Readonly<Record<string, Label>>,
  { action, sight, language }: { action: AnyForm; sight: Sight; language: Language },
): string | undefined => {
  const shown = new Set(view.blocks.map(({ block_id }) => plainId(block_id ?? '')));
  const isMore = (blockId: string): boolean =>
    (isAskedAgain(blockId) && !shown.has(blockId)) ||
    bringsOtherBoxes(view, questionAt(action, sight, blockId), sight);
  if (!Object.keys(fields).some(isMore)) return undefined;
  return Object.entries(fields)
    .map(([blockId, problem]) => {
      const name = questionAt(action, sight, blockId)?.field.label[language];
      return [name, problem[language]].filter(Boolean).join(language === 'zh' ? '：' : ': ');
    })
    .join('\n');
};

/** Whether the boxes that follow what is typed are others now than those the person had before them. */
const bringsOtherBoxes = (
  { blocks }: ViewSubmitAction['view'],
  question: Question | undefined,
  sight: Sight,
): boolean => {
  if (!question?.field.asTyped) return false;
  const shown = new Set(blocks.flatMap(boxesIn));
  return tickBlocks(question, sight).some(({ options }) => options.some(({ value }) => !shown.has(value)));
};

const boxesIn = (block: ViewSubmitAction['view']['blocks'][number]): readonly (string | undefined)[] =>
  'element' in block && block.element.type === 'checkboxes'
    ? block.element.options.map(({ value }) => value)
    : [];
