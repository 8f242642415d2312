import type { AnswersIn, Sight } from '../../order/action.ts';
import { date } from '../../order/date-fields.ts';
import { choice, optional, statement, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { OrderContent } from '../content.ts';
import { customerCode, percent } from '../goods/fields.ts';
import { paymentLabels, wantedKinds } from '../goods/lines.ts';
import type { lineFields } from './intake-lines.ts';

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

export type ContentAnswers = AnswersIn<typeof contentFields, typeof lineFields>;

/** The header as answered; customer and lines are found by what master data knows. */
export const saidIn = ({
  customer: _,
  lines: __,
  tolerance,
  ...rest
}: ContentAnswers): Omit<OrderContent, 'channel' | 'customer' | 'lines' | 'source'> => ({
  ...rest,
  toleranceBasisPoints: tolerance,
});
