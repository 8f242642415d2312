import type { IncomingMessage, ServerResponse } from 'node:http';
import { type HTTPReceiver, HTTPModuleFunctions as http } from '@slack/bolt';
import type { Log } from '../running/log.ts';
import type { NoteRefusal } from '../running/security-log.ts';
import { incomingOf } from './incoming.ts';

/** Takes one `POST /slack/events`. Never throws and never rejects: what cannot be taken is answered here. */
export type Door = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface DoorOptions {
  readonly receiver: Pick<HTTPReceiver, 'requestListener'>;
  readonly signingSecret: string;
  readonly noteRefusal: NoteRefusal;
  readonly log: Log;
}

/** Slack’s largest payloads, of full views with their state, stay below half of it. */
const mostBytes = 1024 * 1024;

/** Either way, as in the shops’ API: Bolt looks at the past alone. */
const windowSeconds = 300;

/**
 * Before Bolt: what is not signed by Slack, or not now, is 401; what is too large 413; what is no payload of Slack’s 400.
 * Bolt takes the payload for an object without looking, outside of any promise that somebody waits for, so that `null`
 * would end the process.
 */
export const openDoor = (options: DoorOptions): Door => {
  const { receiver, noteRefusal, log } = options;
  return async (request, response) => {
    try {
      const refused = await whyRefused(options, request);
      if (refused === undefined) return receiver.requestListener(request, response);
      if (request.destroyed && !request.complete) return;
      if (refused.status === 401) noteRefusal('slack-signature', { why: refused.why });
      else noteRefusal('slack-payload', { why: refused.why });
      refuse(response, refused.status);
    } catch (error) {
      log.error({ error }, 'a request to Slack’s address could not be taken');
      refuse(response, 500);
    }
  };
};

interface Refusal {
  readonly status: 400 | 401 | 413;
  readonly why: string;
}

/** Why a request is not taken; undefined where it may go on, with its body read. */
const whyRefused = async (
  { signingSecret }: DoorOptions,
  request: IncomingMessage,
): Promise<Refusal | undefined> => {
  let read: Awaited<ReturnType<typeof http.parseAndVerifyHTTPRequest>>;
  try {
    read = await http.parseAndVerifyHTTPRequest({ signingSecret, bodyLimit: mostBytes }, request);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (http.isRawBodyError(error)) return { status: error.statusCode === 413 ? 413 : 400, why };
    return { status: 401, why };
  }
  const payload = payloadOf(read);
  // It comes unsigned, and Bolt answers it without looking at anything else.
  if (has(payload, 'ssl_check', '1')) return undefined;
  if (liesAhead(request.headers['x-slack-request-timestamp']))
    return { status: 401, why: 'the timestamp lies more than five minutes ahead' };
  if (has(payload, 'type', 'url_verification')) return undefined;
  return incomingOf(payload) ? undefined : { status: 400, why: 'no payload of Slack’s' };
};

type ReadRequest = Parameters<typeof http.parseHTTPRequestBody>[0];

const payloadOf = (request: ReadRequest): unknown => {
  try {
    return http.parseHTTPRequestBody(request);
  } catch {
    return undefined;
  }
};

const has = (payload: unknown, name: string, value: string): boolean =>
  typeof payload === 'object' &&
  payload !== null &&
  Object.entries(payload).some(([key, one]) => key === name && one === value);

const liesAhead = (timestamp: string | string[] | undefined): boolean =>
  !(Number(timestamp) <= Date.now() / 1000 + windowSeconds);

const refuse = (response: ServerResponse, status: number): void => {
  if (response.headersSent) return;
  response.writeHead(status);
  response.end();
};
