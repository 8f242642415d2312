import type { AnyAction } from '../order/action.ts';
import { discreet, hidden } from '../order/discreet.ts';
import type { Facet } from '../order/facet.ts';
import { joined, type Label, label, verbatim } from '../order/labels.ts';
import { standing } from '../order/marks.ts';
import type { Order } from '../order/order.ts';
import { lineText, paperOf, paymentLabels, wantedText } from './goods/lines.ts';
import { tolerance } from './goods/quantity.ts';

const blank = label('未填', 'blank');
const shown = (value: string | null): Label => (value === null ? blank : verbatim(value));

export const facets = {
  customer: {
    name: 'customer',
    label: label('客户', 'Customer'),
    of: ({ content }) => content.customer?.code ?? null,
    show: ({ content }) =>
      content.customer
        ? label(
            `${content.customer.name}（${content.customer.grade} 类）`,
            `${content.customer.name} (grade ${content.customer.grade})`,
          )
        : blank,
  },
  products: {
    name: 'products',
    label: label('品种规格', 'Products and specs'),
    of: ({ content }) => content.lines.map((line) => [line.id, ...paperOf(line)]),
    show: ({ content }) => joined(content.lines.map((line) => lineText(line, 'spec'))),
  },
  quantities: {
    name: 'quantities',
    label: label('数量', 'Quantities'),
    of: ({ content }) => content.lines.map(({ id, quantity }) => [id, quantity]),
    show: ({ content }) => joined(content.lines.map((line) => lineText(line, 'quantity'))),
  },
  prices: {
    name: 'prices',
    label: label('单价', 'Unit prices'),
    of: ({ content }) => content.lines.map(({ id, unitPriceFen }) => [id, unitPriceFen]),
    show: ({ content }) => hidden(joined(content.lines.map((line) => lineText(line, 'price')))),
  },
  payment: {
    name: 'payment',
    label: label('付款方式与定金', 'Payment and deposit'),
    of: ({ content }) => [content.paymentMethod, content.customer?.contract.depositPercent ?? null],
    show: ({ content }) => {
      const method = content.paymentMethod ? paymentLabels[content.paymentMethod] : blank;
      const percent = content.customer?.contract.depositPercent ?? 0;
      return discreet(label(`${method.zh}，定金 ${percent}%`, `${method.en}, deposit ${percent}%`), method);
    },
  },
  wanted: {
    name: 'wanted',
    label: label('要求日期', 'Wanted date'),
    of: ({ content }) => [content.wantedOn, content.wantedKind],
    show: ({ content }) => wantedText(content) ?? blank,
  },
  tolerance: {
    name: 'tolerance',
    label: label('允许误差', 'Tolerance'),
    of: ({ content }) => content.toleranceBasisPoints,
    show: ({ content }) =>
      shown(content.toleranceBasisPoints === null ? null : tolerance(content.toleranceBasisPoints)),
  },
  packaging: {
    name: 'packaging',
    label: label('包装', 'Packaging'),
    of: ({ content }) => content.packaging,
    show: ({ content }) => shown(content.packaging),
  },
  labels: {
    name: 'labels',
    label: label('标签', 'Labels'),
    of: ({ content }) => content.labels,
    show: ({ content }) => shown(content.labels),
  },
  specialTerms: {
    name: 'specialTerms',
    label: label('特殊条款', 'Special terms'),
    of: ({ content }) => content.specialTerms,
    show: ({ content }) => shown(content.specialTerms),
  },
  delivery: {
    name: 'delivery',
    label: label('收货地址与收货人', 'Delivery address and receiver'),
    of: ({ content }) => [content.deliveryAddress, content.receiver, content.receiverPhone],
    show: ({ content }) =>
      hidden(
        verbatim(
          [content.deliveryAddress, content.receiver, content.receiverPhone]
            .map((value) => value ?? '—')
            .join(' · '),
        ),
      ),
  },
} as const satisfies Record<string, Facet>;

/** What a member's order says: who they are and how they pay, besides goods and delivery (E1). */
const shopFacets = {
  member: {
    name: 'member',
    label: label('会员', 'Member'),
    of: ({ shop }) => shop && [shop.owner.id, shop.member, shop.memberName],
    show: ({ shop }) => shown(shop && `${shop.memberName} ${shop.member} · ${shop.owner.name}`),
  },
  paymentMethod: {
    name: 'paymentMethod',
    label: label('付款方式', 'Payment'),
    of: ({ content }) => content.paymentMethod,
    show: ({ content }) => (content.paymentMethod ? paymentLabels[content.paymentMethod] : blank),
  },
  remarks: {
    name: 'remarks',
    label: label('会员备注', 'The member’s remarks'),
    of: ({ content }) => content.specialTerms,
    show: ({ content }) => shown(content.specialTerms),
  },
} as const satisfies Record<string, Facet>;

/** Everything a member's order says. */
export const shopContent: readonly Facet[] = [
  shopFacets.member,
  facets.products,
  facets.quantities,
  facets.prices,
  shopFacets.paymentMethod,
  facets.delivery,
  shopFacets.remarks,
];

/** Everything an order says, by its process. */
export const contentOf = ({ kind }: Order): readonly Facet[] => (kind === 'shop' ? shopContent : allContent);

/** Everything the customer's order says. */
export const allContent: readonly Facet[] = Object.values(facets);

/** Another signature as content: when it falls or is given anew, what covers it falls too ("from S5 on"). */
export const signatureOf = (action: AnyAction, part: string | null = null): Facet => ({
  name: part === null ? `signed:${action.key}` : `signed:${action.key}:${part}`,
  label: action.title,
  of: (order) => standing(order, action, part)?.version ?? null,
  show: (order) => {
    const mark = standing(order, action, part);
    return mark ? label(`${mark.by.name} 已签`, `signed by ${mark.by.name}`) : label('未签', 'not signed');
  },
});
