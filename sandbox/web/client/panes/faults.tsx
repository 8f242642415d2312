import { useEffect, useState } from 'preact/hooks';
import type { Fault, FaultKind } from '../../../protocol.ts';
import { planNow } from '../acts.ts';
import { useDirectory } from '../directory.ts';

const slowMs = 4000;

/** Faults on demand: the next calls of a kind go wrong as they sometimes do with Slack. */
export function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const { words, acts } = useDirectory();
  const [kind, setKind] = useState<FaultKind>('slow');
  const [method, setMethod] = useState('*');
  const [times, setTimes] = useState('1');
  const names: Readonly<Record<FaultKind, string>> = {
    slow: words.slow,
    'lost-answer': words.lostAnswer,
    'rate-limited': words.rateLimited,
    'server-error': words.serverError,
    duplicate: words.duplicate,
    'drop-socket': words.dropSocket,
    reorder: words.reorder,
    parallel: words.parallel,
    'stale-signature': words.staleSignature,
  };
  return (
    <details class="faults">
      <summary>
        {words.faults}
        {faults.length > 0 && <span class="badge">{faults.length}</span>}
      </summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void acts.setFault({
            kind,
            method,
            times: Math.max(1, Number(times) || 1),
            ...(kind === 'slow' && { ms: slowMs }),
          });
        }}
      >
        <select
          aria-label={words.faultKind}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as FaultKind)}
        >
          {Object.entries(names).map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
        <input
          aria-label={words.faultMethod}
          title={words.faultMethod}
          value={method}
          onInput={(event) => setMethod(event.currentTarget.value)}
        />
        <input
          class="times"
          aria-label={words.faultTimes}
          title={words.faultTimes}
          inputMode="numeric"
          value={times}
          onInput={(event) => setTimes(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {words.addFault}
        </button>
      </form>
      {faults.map((fault, place) => (
        // The same fault may be set twice.
        <p key={`${place}-${fault.kind}-${fault.method}`} class="aside">
          {names[fault.kind]} · {fault.method} · {words.remaining(fault.times)}
        </p>
      ))}
      {faults.length > 0 && (
        <button type="button" class="button" onClick={() => void acts.setFault({ clear: true })}>
          {words.clearFaults}
        </button>
      )}
      <PlanSwitch />
    </details>
  );
}

/** User groups are a matter of the plan: an app must work without them. */
function PlanSwitch() {
  const { words, acts } = useDirectory();
  const [isPaid, setPaid] = useState<boolean>();
  useEffect(() => void planNow().then((plan) => setPaid(plan?.user_groups)), []);
  if (isPaid === undefined) return null;
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={isPaid}
        onChange={({ currentTarget: { checked } }) => {
          setPaid(checked);
          void acts.setPlan({ user_groups: checked });
        }}
      />
      {words.paidPlan}
    </label>
  );
}
