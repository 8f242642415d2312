/** `POST /_control/<act>`. Rejects with the sandbox's own words where it refuses. */
export async function callControl(url: string, act: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/_control/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answerOf(response, act);
}

/** `GET /_control/<name>`. */
export async function lookAt<T>(url: string, name: string, query: Record<string, string>): Promise<T> {
  const response = await fetch(`${url}/_control/${name}?${new URLSearchParams(query)}`);
  return (await answerOf(response, name)) as T;
}

async function answerOf(response: Response, what: string): Promise<Record<string, unknown>> {
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`${what} was refused (${response.status}): ${String(answer.error)}`);
  return answer;
}
