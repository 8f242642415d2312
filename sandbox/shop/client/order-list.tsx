import { useState } from 'preact/hooks';
import type { Goods, News, OrderView, ShopState } from '../protocol.ts';
import { goodsLike } from './draft.ts';
import { type Sent, send, yuan } from './talk.ts';
import { type Words, wordIn } from './words.ts';

interface Given {
  readonly words: Words;
  readonly state: ShopState;
  readonly isChinese: boolean;
  readonly change: (order: OrderView) => void;
}

/** The member's orders, each as the mill last told of it. */
export function OrderList({ words, state, isChinese, change }: Given) {
  return (
    <section aria-labelledby="orders-title" class="shop-orders">
      <h2 id="orders-title">{words.orders}</h2>
      {state.orders.length === 0 && <p>{words.none}</p>}
      <ul>
        {state.orders.map((order) => (
          <li key={order.id}>
            <OrderItem
              {...{ words, goods: state.goods, order, isChinese, change }}
              news={state.news.filter(({ orderId }) => orderId === order.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Item {
  readonly words: Words;
  readonly goods: readonly Goods[];
  readonly order: OrderView;
  readonly news: readonly News[];
  readonly isChinese: boolean;
  readonly change: (order: OrderView) => void;
}

function OrderItem({ words, goods, order, news, isChinese, change }: Item) {
  const { payment, delivery, status } = order;
  return (
    <article class="order" data-number={order.number} aria-label={order.number}>
      <h3>
        {order.number} <span class={`status is-${status}`}>{wordIn(words.statuses, status)}</span>
      </h3>
      <ul class="goods">
        {order.lines.map((line) => (
          <li key={line.id}>
            {nameOf(line, goods, isChinese)} · {line.quantity} {wordIn(words.amounts, line.unit)} ·{' '}
            {yuan(line.amountFen)}
          </li>
        ))}
      </ul>
      <p>
        {words.total(yuan(order.totalFen))} · {payment.method === 'prepaid' ? words.prepaid : words.cod} ·{' '}
        {wordIn(words.payments, payment.state)} ({words.paid(yuan(payment.receivedFen), yuan(payment.dueFen))}
        {payment.refundedFen > 0 && words.refunded(yuan(payment.refundedFen))})
      </p>
      {delivery.state && (
        <p>
          {words.delivery}: {wordIn(words.deliveries, delivery.state)}
        </p>
      )}
      {order.reason && (
        <p>
          {words.reason}: {order.reason}
        </p>
      )}
      <Told {...{ words, news, isChinese }} />
      {order.locked ? (
        ['confirmed', 'allotted'].includes(status) && <p class="soft">{words.locked}</p>
      ) : (
        <Choices {...{ words, order, change }} />
      )}
    </article>
  );
}

/** As the shop calls its goods, else as the mill does. */
function nameOf(line: OrderView['lines'][number], goods: readonly Goods[], isChinese: boolean): string {
  const own = goodsLike(line, goods);
  return own?.[isChinese ? 'zh' : 'en'] ?? line.name;
}

/** What the mill told of the order by webhook, newest last. */
function Told({ words, news, isChinese }: Pick<Item, 'words' | 'news' | 'isChinese'>) {
  if (news.length === 0) return null;
  return (
    <div class="told">
      <h4>{words.told}</h4>
      <ol>
        {news.map((one) => (
          <li key={one.id}>
            <time dateTime={one.timestamp}>{timeOf(one.timestamp, isChinese)}</time>{' '}
            {wordIn(words.news, one.type)}
            {detailOf(one, words)}
          </li>
        ))}
      </ol>
    </div>
  );
}

function detailOf({ type, delivery, payment }: News, words: Words): string {
  if (type === 'order.delivery' && delivery) return `: ${wordIn(words.deliveries, delivery)}`;
  return type === 'order.payment' ? `: ${wordIn(words.payments, payment)}` : '';
}

function timeOf(instant: string, isChinese: boolean): string {
  return new Date(instant).toLocaleString(isChinese ? 'zh-CN' : 'en-GB', {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** Until it is confirmed: change it, or cancel it after being asked once. */
function Choices({ words, order, change }: Pick<Item, 'words' | 'order' | 'change'>) {
  const [isAsked, setAsked] = useState(false);
  const [refused, setRefused] = useState<Extract<Sent, { ok: false }>>();
  const cancel = async () => {
    const sent = await send('POST', `/${order.id}/cancellation`, {
      key: crypto.randomUUID(),
      version: order.version,
      reason: null,
    });
    setAsked(false);
    setRefused(sent.ok ? undefined : sent);
  };
  return (
    <>
      <p class="buttons">
        <button type="button" onClick={() => change(order)}>
          {words.change}
        </button>
        {isAsked ? (
          <>
            <button type="button" class="danger" onClick={() => void cancel()}>
              {words.reallyCancel}
            </button>
            <button type="button" onClick={() => setAsked(false)}>
              {words.keep}
            </button>
          </>
        ) : (
          <button type="button" onClick={() => setAsked(true)}>
            {words.cancel}
          </button>
        )}
      </p>
      {refused && (
        <p role="alert">
          {refused.detail || words.failed}
          {refused.contact && ` ${words.call} ${refused.contact}`}
        </p>
      )}
    </>
  );
}
