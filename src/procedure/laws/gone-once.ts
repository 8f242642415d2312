import { label } from '../../order/labels.ts';
import type { Breach } from '../../order/law.ts';
import type { Order } from '../../order/order.ts';
import { quantityFor } from '../goods/quantities.ts';
import { amount } from '../goods/quantity.ts';
import { backBeyondAffected, out, shipmentOf, shipments } from '../shipping/shipments.ts';
import { acceptedGoods } from '../warehouse/stock.ts';

/** Nothing has left that neither a dispatch notice nor ship-first let go. */
export const leftWithoutLeave = (order: Order): readonly Breach[] =>
  shipments(order)
    .filter(
      ({ departedAt, noticedAt, shipFirstAt }) =>
        departedAt !== null && noticedAt === null && shipFirstAt === null,
    )
    .map(({ id }) => ({
      of: `leave:${id}`,
      by: 1,
      say: label(
        `第 ${id.slice(1)} 车已离厂，须有发货通知单或先发货批准：由客服补开通知单，已有的不能撤回。`,
        `Shipment ${id.slice(1)} has left: it needs its dispatch notice or ship-first, which service gives and nobody takes back.`,
      ),
    }));

/** Of no line more is out than was accepted into the warehouse, is free of open anomalies and within what may leave. */
export const leftBeyondAccepted = (order: Order, before: Order): readonly Breach[] => {
  const gone = out(order).filter(({ id }) => !isLowered(order, before, id));
  if (gone.length === 0) return [];
  const accepted = acceptedGoods(order);
  return gone.flatMap(({ id, quantity }) => {
    const free = quantityFor(accepted, id);
    if (quantity <= free) return [];
    const unit = order.content.lines.find((line) => line.id === id)?.product?.unit ?? 't';
    const [left, there] = [amount(quantity, unit), amount(free, unit)];
    return [
      {
        of: `left:${id}`,
        by: quantity - free,
        say: label(
          `此行将有 ${left.zh} 在厂外，而验收入库且无未结异常、未超公差的只有 ${there.zh}：货物已发出的登记不能撤销；其余先由质检部验收或了结异常。`,
          `${left.en} of this line would be out, but only ${there.en} are accepted, free of anomalies and within tolerance. What goods rest on that have left is not taken back; quality first accepts the others or closes the anomaly.`,
        ),
      },
    ];
  });
};

/** A line made less than what has left is process §6.8's matter, which says so better. */
const isLowered = (order: Order, before: Order, lineId: number): boolean =>
  orderedOf(order, lineId) < orderedOf(before, lineId);

const orderedOf = ({ content }: Order, lineId: number): number =>
  content.lines.find(({ id }) => id === lineId)?.quantity ?? 0;

/** What came back, was replaced or credited has not arrived in order besides. */
export const backAndArrived = (order: Order): readonly Breach[] =>
  shipments(order).flatMap(({ id }) => {
    const by = backBeyondAffected(order, id).reduce((sum, { quantity }) => sum + quantity, 0);
    return by === 0
      ? []
      : [
          {
            of: `back:${id}`,
            by,
            say: label(
              `第 ${id.slice(1)} 车的问题货物已经处理（退回、补货或退款），到货记录不能再改成完好。`,
              `What was wrong with shipment ${id.slice(1)} is settled already (returned, replaced or credited): its arrival stays as recorded.`,
            ),
          },
        ];
  });

/** What has arrived has left. */
export const neverLeft = (after: Order, before: Order): readonly Breach[] =>
  shipments(before)
    .filter(({ departedAt, arrivedAt, collected }) => departedAt !== null && arrivedAt !== null && !collected)
    .filter(({ id }) => (shipmentOf(after, id)?.departedAt ?? null) === null)
    .map(({ id }) => ({
      of: `gone:${id}`,
      by: 1,
      say: label(
        `第 ${id.slice(1)} 车已登记到货，发货记录不能撤销。`,
        `Shipment ${id.slice(1)} has arrived: that it left cannot be taken back.`,
      ),
    }));
