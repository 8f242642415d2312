import { feedbackButtons, iconButton } from './buttons.ts';
import { richText } from './rich-text.ts';
import { byType, list, object, string, word } from './schema.ts';

// Blocks made for assistants: progress and feedback.

const blockId = { block_id: string(255) };
const source = byType({ url: object({ required: { url: string(), text: string() } }) });

export const contextActions = object({
  required: { elements: list(byType({ feedback_buttons: feedbackButtons, icon_button: iconButton }), 5) },
  optional: blockId,
});

export const taskCard = object({
  required: {
    task_id: string(),
    title: string(),
    status: word('pending', 'in_progress', 'complete', 'error'),
  },
  optional: { ...blockId, details: richText, output: richText, sources: list(source) },
});

export const plan = object({
  required: { title: string() },
  optional: { ...blockId, tasks: list(byType({ task_card: taskCard })) },
});
