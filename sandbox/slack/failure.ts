import type { Json } from './json.ts';

/** A Web API call refused with Slack's own error code; `detail` joins the answer (`needed`, `response_metadata`, …). */
export class SlackFailure extends Error {
  readonly code: string;
  readonly detail: Json;

  constructor(code: string, detail: Json = {}) {
    super(code);
    this.name = 'SlackFailure';
    this.code = code;
    this.detail = detail;
  }
}

/** Something a person cannot do in Slack's client: answered by the control API with this HTTP status. */
export class ActRefused extends Error {
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.name = 'ActRefused';
    this.status = status;
  }
}

/** `invalid_arguments` with the lines Slack gives. */
export function invalidArguments(...messages: readonly string[]): SlackFailure {
  return new SlackFailure('invalid_arguments', {
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}
