import { colorScheme, confirmation, plain, slackFile } from './composition.ts';
import { byType, list, object, string, word } from './schema.ts';

const acting = { action_id: string(255), accessibility_label: string(75) };
const pressing = { ...acting, confirm: confirmation, style: colorScheme };

export const button = object({
  required: { text: plain(75) },
  optional: { ...pressing, value: string(2000), url: string(3000) },
});

export const workflowButton = object({
  required: {
    text: plain(75),
    workflow: object({
      required: {
        trigger: object({
          required: { url: string(3000) },
          optional: {
            customizable_input_parameters: list(object({ required: { name: string(), value: string() } })),
          },
        }),
      },
    }),
  },
  optional: pressing,
});

export const iconButton = object({
  required: { icon: word('trash'), text: plain(75) },
  optional: { ...acting, confirm: confirmation, value: string(2000), visible_to_user_ids: list(string()) },
});

const feedbackButton = object({
  required: { text: plain(75), value: string(2000) },
  optional: { accessibility_label: string(75) },
});

export const feedbackButtons = object({
  required: { positive_button: feedbackButton, negative_button: feedbackButton },
  optional: { action_id: string(255) },
});

export const imageSource = { image_url: string(3000), slack_file: slackFile };

export const image = object({
  required: { alt_text: string(2000) },
  optional: imageSource,
  exactlyOne: [['image_url', 'slack_file']],
});

/** A property that must hold an image element. */
export const imageElement = byType({ image });
export const buttonElement = byType({ button });
