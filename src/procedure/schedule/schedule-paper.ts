import { type Label, label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Fact, Paper } from '../../order/paper.ts';
import { facets } from '../facets.ts';
import { lineValue, productText } from '../goods/lines.ts';
import { type Quantities, quantityFor } from '../goods/quantities.ts';
import { amount } from '../goods/quantity.ts';
import { onPaper } from '../papers.ts';

interface Scheduled {
  /** Calendar dates; production's is null where all of it lies in stock. */
  readonly productionOn: string | null;
  readonly finishedOn: string;
  readonly clauses: string;
  readonly quantities: Quantities;
}

/** 预定交货期书面说明 (S7): when production makes how much, and every other clause that concerns it. */
export const schedulePaper = (order: Order, scheduled: Scheduled): Paper =>
  onPaper('schedule', {
    number: order.number,
    rows: [
      row(label('客户', 'Customer'), verbatim(order.content.customer?.name ?? '—')),
      row(facets.wanted.label, facets.wanted.show(order)),
      row(
        label('生产日期', 'Production date'),
        scheduled.productionOn === null ? label('现货', 'From stock') : verbatim(scheduled.productionOn),
      ),
      row(label('完工日期（复卷后）', 'Finished on (after rewinding)'), verbatim(scheduled.finishedOn)),
      row(facets.tolerance.label, facets.tolerance.show(order)),
      row(label('其他条款', 'Other clauses'), verbatim(scheduled.clauses)),
    ],
    table: {
      head: [label('品种', 'Product'), label('规格', 'Spec'), label('排产数量', 'Scheduled')],
      rows: order.content.lines.flatMap((line) => {
        const quantity = quantityFor(scheduled.quantities, line.id);
        if (quantity === 0) return [];
        return [[productText(line), lineValue(line, 'spec'), amount(quantity, line.product?.unit ?? 't')]];
      }),
    },
  });

const row = (name: Label, value: Label): Fact => ({ label: name, value });
