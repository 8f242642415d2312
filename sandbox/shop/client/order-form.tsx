import { useState } from 'preact/hooks';
import type { Goods, OrderView } from '../protocol.ts';
import { type Draft, draftOf, emptyDraft, orderOf, totalFen } from './draft.ts';
import { LineFields } from './line-fields.tsx';
import { readState, type Sent, send, yuan } from './talk.ts';
import { TextField } from './text-field.tsx';
import type { Words } from './words.ts';

interface Given {
  readonly words: Words;
  readonly goods: readonly Goods[];
  /** The order that is changed; a new one where there is none. */
  readonly editing: OrderView | undefined;
  readonly isChinese: boolean;
  readonly done: () => void;
}

type Refused = Extract<Sent, { ok: false }>;

/** Places an order or changes one: the same questions, each fault of the mill's answer at its own field. */
export function OrderForm({ words, goods, editing, isChinese, done }: Given) {
  const [draft, setDraft] = useState<Draft>(() => (editing ? draftOf(editing, goods) : emptyDraft(goods)));
  // One key for one intention: pressing again after a lost answer places nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());
  // The version whose content the member has read: another window's change meanwhile is refused, not overwritten.
  const [version, setVersion] = useState(editing?.version);
  const [refused, setRefused] = useState<Refused>();
  const [said, setSaid] = useState('');
  const faults = refused?.faults ?? {};

  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setKey(crypto.randomUUID());
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const order = orderOf(draft, goods);
    const sent = editing
      ? await send('PUT', `/${editing.id}`, { key, version, order })
      : await send('POST', '', { key, order });
    setSaid(sent.ok ? words.placed(sent.order.number) : '');
    setRefused(sent.ok ? undefined : sent);
    if (!sent.ok) return lookAgain(sent);
    setKey(crypto.randomUUID());
    done();
  };
  /** What the mill refused is on the page as it stands by now; pressing once more is a new intention. */
  const lookAgain = async ({ detail }: Refused) => {
    if (!editing || detail === '') return;
    setKey(crypto.randomUUID());
    const { orders } = await readState();
    setVersion(orders.find(({ id }) => id === editing.id)?.version ?? version);
  };
  const field = (name: 'member' | 'memberName' | 'receiver' | 'receiverPhone' | 'deliveryAddress') => (
    <TextField
      label={words[name]}
      value={draft[name]}
      // The mill speaks to programs; a blank is said in the member's words.
      fault={faults[`/${name}`] && (draft[name].trim() === '' ? words.required : faults[`/${name}`])}
      isFixed={name === 'member' && editing !== undefined}
      onInput={(value) => change({ [name]: value })}
    />
  );

  return (
    <section aria-labelledby="form-title" class="shop-form">
      <h2 id="form-title">{editing ? words.changing(editing.number) : words.placing}</h2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div class="pair">
          {field('member')}
          {field('memberName')}
        </div>
        {draft.lines.map((line, index) => (
          <LineFields
            key={line.id}
            {...{ words, goods, line, index, isChinese }}
            isOnly={draft.lines.length === 1}
            fault={faults[`/lines/${index}/quantity`] ?? faults[`/lines/${index}/product`]}
            onChange={(part) =>
              change({ lines: draft.lines.map((one) => (one.id === line.id ? { ...one, ...part } : one)) })
            }
            onRemove={() => change({ lines: draft.lines.filter((one) => one.id !== line.id) })}
          />
        ))}
        <button
          type="button"
          class="quiet"
          onClick={() =>
            change({
              lines: [...draft.lines, emptyDraft(goods, nextId(draft)).lines[0]].flatMap((one) => one ?? []),
            })
          }
        >
          {words.addLine}
        </button>
        {field('deliveryAddress')}
        <div class="pair">
          {field('receiver')}
          {field('receiverPhone')}
        </div>
        <fieldset>
          <legend>{words.payment}</legend>
          {(['cod', 'prepaid'] as const).map((method) => (
            <label class="choice" key={method}>
              <input
                type="radio"
                name="payment"
                checked={draft.paymentMethod === method}
                onChange={() => change({ paymentMethod: method })}
              />
              {words[method]}
            </label>
          ))}
        </fieldset>
        <TextField
          label={words.remarks}
          value={draft.remarks}
          fault={faults['/remarks']}
          onInput={(remarks) => change({ remarks })}
        />
        {refused && (
          <p role="alert">
            {refused.detail || words.failed}
            {refused.contact && ` ${words.call} ${refused.contact}`}
          </p>
        )}
        <p class="total">{words.total(yuan(totalFen(draft, goods)))}</p>
        <p class="buttons">
          <button type="submit" class="main">
            {editing ? words.save : words.place}
          </button>
          {editing && (
            <button type="button" onClick={done}>
              {words.back}
            </button>
          )}
        </p>
        <p role="status">{said}</p>
      </form>
    </section>
  );
}

function nextId({ lines }: Draft): number {
  return Math.max(...lines.map(({ id }) => id)) + 1;
}
