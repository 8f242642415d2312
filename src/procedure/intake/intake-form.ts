import type { AnswersIn, Sight } from '../../order/action.ts';
import { choice, files, optional, sometimes, statement, text, tick } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { contentFields } from './content-form.ts';
import type { lineFields } from './intake-lines.ts';
import { readBackField } from './read-back-form.ts';
import { onceMoreField } from './taken-in-before.ts';
import { isWrittenBySales } from './written-by-sales.ts';

/** How an order, or a claim, comes in (S1). */
export const channelLabels = {
  phone: label('电话', 'Phone'),
  salesperson: label('销售员', 'Salesperson'),
  fax: label('传真 / 邮件', 'Fax or e-mail'),
  visit: label('来访', 'Visit'),
} as const;

const cameBy =
  (...channels: readonly string[]) =>
  ({ raw, order }: Sight): boolean =>
    channels.includes(String(raw.channel ?? order.content.channel));

/** The memo's questions, each of which may be left blank and taken up later (S3). */
export const intakeFields = {
  channel: choice(label('来单渠道', 'How it came in'), channelLabels, {
    redraws: true,
    initial: ({ order }) => (order.version > 0 ? order.content.channel : null),
  }),
  ...contentFields,
  customersNumber: optional(
    text(label('客户的订单号', 'The customer’s own order number'), {
      initial: ({ order }) => order.content.source.customersNumber,
    }),
  ),
  sourceText: optional(
    statement(label('原话或书面订单', 'Their words, or the written order'), {
      initial: ({ order }) => order.content.source.text,
    }),
  ),
  sourceFiles: optional(
    files(label('传真件或书面订单', 'The fax or the written order'), {
      initial: ({ order }) => order.content.source.files,
    }),
  ),
  oral: sometimes(
    (sight) => cameBy('salesperson')(sight) && !isWrittenBySales(sight.order),
    optional(
      tick(
        label('口头订单（S2.2）', 'Oral order (S2.2)'),
        label('销售员在途，口头下单，书面单待补', 'The salesperson travels; the written order follows'),
        { initial: ({ order }) => (order.content.source.oral ? ['yes'] : null) },
      ),
    ),
  ),
  readBack: readBackField(),
  onceMore: onceMoreField(),
};

export type IntakeAnswers = AnswersIn<typeof intakeFields, typeof lineFields>;
