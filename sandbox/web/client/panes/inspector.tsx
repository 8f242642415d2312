import { useState } from 'preact/hooks';
import type { LogRow } from '../../../protocol.ts';
import { useDirectory } from '../directory.ts';
import { inZone } from '../mrkdwn/dates.ts';
import type { State } from '../state.ts';
import { Faults } from './faults.tsx';

const allowedMs = 3000;

/** Every request and answer, newest first, each with its time against Slack's three seconds. */
export function Inspector({ state, close }: { readonly state: State; readonly close: () => void }) {
  const { words } = useDirectory();
  const [query, setQuery] = useState('');
  const wanted = query.toLowerCase();
  const rows = state.log.filter((row) =>
    `${row.method} ${row.error ?? ''} ${row.user ?? ''}`.toLowerCase().includes(wanted),
  );
  return (
    <aside
      class="inspector"
      aria-label={words.inspector}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header class="pane-head">
        <h2>{words.inspector}</h2>
        <span class="pane-head-rest">
          <button type="button" class="tool" aria-label={words.close} onClick={close}>
            ×
          </button>
        </span>
      </header>
      <p class="aside inspector-help">{words.inspectorHelp}</p>
      <Faults faults={state.faults} />
      <input
        type="search"
        aria-label={words.filter}
        placeholder={words.filter}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      {rows.length === 0 && <p class="empty">{words.noRequests}</p>}
      <ol class="log">
        {rows.toReversed().map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ol>
    </aside>
  );
}

function Row({ row }: { readonly row: LogRow }) {
  const { words, reader, users } = useDirectory();
  const [isOpen, setOpen] = useState(false);
  const names = { 'to-app': words.toApp, 'from-app': words.fromApp, sandbox: words.note };
  const signs = { 'to-app': '→', 'from-app': '←', sandbox: '·' };
  const isBad = row.error !== undefined || row.status >= 400 || row.ms > allowedMs;
  const at = inZone(Date.parse(row.at) / 1000, { timeStyle: 'medium' }, reader);
  return (
    <li class={isBad ? 'log-row bad' : 'log-row'}>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span
          class={`direction ${row.direction}`}
          role="img"
          aria-label={names[row.direction]}
          title={names[row.direction]}
        >
          {signs[row.direction]}
        </span>
        <span class="log-method">{row.method}</span>
        {row.direction !== 'sandbox' && (
          <>
            <span class="log-status">{row.status || '—'}</span>
            <span class="log-ms">
              <span class="log-bar" style={{ '--part': `${Math.min(100, (row.ms / allowedMs) * 100)}%` }} />
              {words.milliseconds(Math.round(row.ms))}
            </span>
          </>
        )}
        {row.error && <span class="log-error">{row.error}</span>}
      </button>
      {isOpen && (
        <div class="log-detail">
          <p class="aside">
            {at} · {row.via} {row.user ? `· ${users.get(row.user)?.real_name ?? row.user}` : ''}
          </p>
          <Payload label={words.request} value={row.request} />
          <Payload label={words.response} value={row.response} />
        </div>
      )}
    </li>
  );
}

function Payload({ label, value }: { readonly label: string; readonly value: unknown }) {
  if (value === undefined || value === null || value === '') return null;
  return (
    <>
      <h3>{label}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the only way to scroll it without a mouse */}
      <pre tabIndex={0}>
        {typeof value === 'string' ? value : JSON.stringify(unfolded(value), undefined, 2)}
      </pre>
    </>
  );
}

/** Form-encoded calls carry JSON in strings; it is read more easily as what it is. */
function unfolded(value: unknown): unknown {
  if (typeof value === 'string' && /^[[{]/.test(value)) {
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return value.map(unfolded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unfolded(one)]));
}
