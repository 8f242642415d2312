import type { AnswersIn, Sight } from '../action.ts';
import {
  choice,
  customerCode,
  date,
  files,
  optional,
  percent,
  sometimes,
  statement,
  text,
  tick,
} from '../fields.ts';
import { paymentLabels, wantedKinds } from '../goods/lines.ts';
import { label } from '../labels.ts';
import type { lineFields } from './intake-lines.ts';

/** How an order, or a claim, comes in (S1). */
export const channelLabels = {
  phone: label('电话', 'Phone'),
  salesperson: label('销售员', 'Salesperson'),
  fax: label('传真 / 邮件', 'Fax or e-mail'),
  visit: label('来访', 'Visit'),
} as const;

const was =
  (key: 'packaging' | 'labels' | 'specialTerms' | 'wantedOn') =>
  ({ order }: Sight) =>
    order.content[key];

/** What master data knows of the customer just chosen is proposed, to be read back; the order's own words come first. */
const known =
  (key: 'contact' | 'contactPhone' | 'deliveryAddress' | 'receiver' | 'receiverPhone') =>
  ({ order, outside, raw }: Sight): string | null => {
    const chosen = raw.customer ?? order.content.customer?.code;
    const customer = outside.customers.find(({ code }) => code === chosen);
    const changed = raw.customer !== undefined && raw.customer !== order.content.customer?.code;
    const own = changed ? null : order.content[key];
    return own ?? (raw.customer ? (customer?.[key === 'contactPhone' ? 'phone' : key] ?? null) : null);
  };

const none = label('没有就写“无”；空白算未答', 'Write “none” if there is none; blank counts as unanswered');

const cameBy =
  (...channels: readonly string[]) =>
  ({ raw, order }: Sight): boolean =>
    channels.includes(String(raw.channel ?? order.content.channel));

/** What the order says, question by question: the confirmation form's (客户订单确认书). */
export const contentFields = {
  customer: optional(
    customerCode(label('客户', 'Customer'), {
      redraws: true,
      initial: ({ order }) => order.content.customer?.code,
    }),
  ),
  contact: optional(
    text(label('联系人', 'Contact'), { personal: true, follows: 'customer', initial: known('contact') }),
  ),
  contactPhone: optional(
    text(label('电话或传真', 'Phone or fax'), {
      personal: true,
      follows: 'customer',
      initial: known('contactPhone'),
    }),
  ),
  paymentMethod: optional(
    choice(label('付款方式', 'Payment method'), paymentLabels, {
      initial: ({ order }) => order.content.paymentMethod,
    }),
  ),
  wantedOn: optional(date(label('要求日期', 'Wanted on'), 'to-come', { initial: was('wantedOn') })),
  wantedKind: optional(
    choice(label('该日期是指', 'That date means'), wantedKinds, {
      initial: ({ order }) => order.content.wantedKind,
    }),
  ),
  deliveryAddress: optional(
    text(label('收货地址', 'Delivery address'), {
      personal: true,
      follows: 'customer',
      initial: known('deliveryAddress'),
    }),
  ),
  receiver: optional(
    text(label('收货人', 'Receiver'), { personal: true, follows: 'customer', initial: known('receiver') }),
  ),
  receiverPhone: optional(
    text(label('收货电话', 'Receiver’s phone'), {
      personal: true,
      follows: 'customer',
      initial: known('receiverPhone'),
    }),
  ),
  tolerance: optional(
    percent(label('允许误差 ±%', 'Tolerance ±%'), {
      initial: ({ order }) =>
        order.content.toleranceBasisPoints === null ? null : String(order.content.toleranceBasisPoints / 100),
    }),
  ),
  packaging: optional(text(label('包装', 'Packaging'), { initial: was('packaging') })),
  labels: optional(text(label('标签', 'Labels'), { hint: none, initial: was('labels') })),
  specialTerms: optional(
    statement(label('特殊条款', 'Special terms'), { hint: none, initial: was('specialTerms') }),
  ),
};

/** The memo's questions, each of which may be left blank and taken up later (S3). */
export const intakeFields = {
  channel: choice(label('来单渠道', 'How it came in'), channelLabels, {
    redraws: true,
    initial: ({ order }) => (order.version > 0 ? order.content.channel : null),
  }),
  ...contentFields,
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
    cameBy('salesperson'),
    optional(
      tick(
        label('口头订单（S2.2）', 'Oral order (S2.2)'),
        label('销售员在途，口头下单，书面单待补', 'The salesperson travels; the written order follows'),
        { initial: ({ order }) => (order.content.source.oral ? ['yes'] : null) },
      ),
    ),
  ),
  readBack: sometimes(
    cameBy('phone', 'visit'),
    optional(
      tick(
        label('复述确认（S2.1）', 'Read-back (S2.1)'),
        label('已逐项复述，客户确认无误', 'Read back field by field; the customer agreed'),
      ),
    ),
  ),
};

export type IntakeAnswers = AnswersIn<typeof intakeFields, typeof lineFields>;
