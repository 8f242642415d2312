import type { ViewSubmitAction } from '@slack/bolt';
import { plainId } from '../../blocks/form.ts';
import type { AnyAction, Sight } from '../order/action.ts';
import { isAskedAgain, questionAt } from '../order/form.ts';
import type { Label, Language } from '../order/labels.ts';

/**
 * What is said above a form that is shown again because it now asks more than the person had before them: the box under
 * an unlikely date. Undefined where every question that was refused stands in the view, so that it is told there.
 */
export const askedAgain = (
  view: ViewSubmitAction['view'],
  fields: Readonly<Record<string, Label>>,
  { action, sight, language }: { action: AnyAction; sight: Sight; language: Language },
): string | undefined => {
  const shown = new Set(view.blocks.map(({ block_id }) => plainId(block_id ?? '')));
  if (!Object.keys(fields).some((blockId) => isAskedAgain(blockId) && !shown.has(blockId))) return undefined;
  return Object.entries(fields)
    .map(([blockId, problem]) => {
      const name = questionAt(action, sight, blockId)?.field.label[language];
      return [name, problem[language]].filter(Boolean).join(language === 'zh' ? '：' : ': ');
    })
    .join('\n');
};
