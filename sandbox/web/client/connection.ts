import type { ClientEvent } from '../../protocol.ts';
import type { StateEvent } from './state.ts';

const firstRetryMs = 500;
const longestRetryMs = 8000;

/** Listens to the server for one person and begins again whenever the line is lost. Returns how to stop. */
export function connect(user: string, heard: (event: StateEvent) => void): () => void {
  let source: EventSource | undefined;
  let retryMs = firstRetryMs;
  let timer: number | undefined;

  const open = () => {
    source = new EventSource(`/client/events?user=${encodeURIComponent(user)}`);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      retryMs = firstRetryMs;
      heard(JSON.parse(data) as ClientEvent);
    };
    // The browser's own retries give up after a refused answer, so the line is reopened here.
    source.onerror = () => {
      source?.close();
      heard({ type: 'connection', connection: 'lost' });
      timer = window.setTimeout(open, retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    };
  };

  open();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}
