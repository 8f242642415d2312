/** The sandbox's control API, as the tour uses it, from a browser or a script. */
export interface Control {
  /** `POST /_control/<act>`; rejects with the sandbox's own words where it refuses. */
  readonly act: (name: string, body: object) => Promise<Readonly<Record<string, unknown>>>;
  /** `GET /_control/<name>?…`. */
  readonly look: <T>(name: string, query?: Readonly<Record<string, string>>) => Promise<T>;
  /** The bytes at an address of the sandbox, as base64. */
  readonly bytes: (path: string) => Promise<string>;
  /** Asks again after everything that happens in the workspace; undefined when nothing came of it in time. */
  readonly until: <T>(ask: () => Promise<T | undefined>, patienceMs: number) => Promise<T | undefined>;
}

/** Connects to the sandbox at this address (`''` in its own pages) until the signal is aborted. */
export async function connectControl(url: string, signal: AbortSignal): Promise<Control> {
  const heard = await listen(url, signal);
  return {
    act: async (name, body) => {
      const response = await fetch(`${url}/_control/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal,
      });
      return answerOf(response);
    },
    look: async <T>(name: string, query: Readonly<Record<string, string>> = {}) =>
      (await answerOf(await fetch(`${url}/_control/${name}?${new URLSearchParams(query)}`, { signal }))) as T,
    bytes: async (path) => base64Of(await (await fetch(`${url}${path}`, { signal })).arrayBuffer()),
    until: async (ask, patienceMs) => {
      const end = Date.now() + patienceMs;
      for (;;) {
        const before = heard.count();
        const answer = await ask();
        if (answer !== undefined) return answer;
        const left = end - Date.now();
        if (left <= 0) return undefined;
        if (heard.count() === before) await heard.next(left);
        signal.throwIfAborted();
      }
    },
  };
}

async function answerOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const answer = (await response.json()) as Readonly<Record<string, unknown>>;
  if (!response.ok) throw new Error(String(answer.error));
  return answer;
}

interface Heard {
  readonly count: () => number;
  /** Resolves at the next thing that happens, or after so many milliseconds. */
  readonly next: (withinMs: number) => Promise<void>;
}

async function listen(url: string, signal: AbortSignal): Promise<Heard> {
  const response = await fetch(`${url}/_control/events`, { signal });
  let count = 0;
  let wake = () => {};
  const hear = () => {
    count += 1;
    wake();
  };
  void readAll(response, hear).catch(hear);
  return {
    count: () => count,
    next: (withinMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, withinMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}

async function readAll(response: Response, hear: () => void): Promise<void> {
  const reader = response.body?.getReader();
  while (reader && !(await reader.read()).done) hear();
}

function base64Of(bytes: ArrayBuffer): string {
  let binary = '';
  for (const byte of new Uint8Array(bytes)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
