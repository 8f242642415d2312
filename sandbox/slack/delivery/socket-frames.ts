import type { SocketEnvelope } from '../workspace.ts';

/** The first frame of a connection. */
export function hello(appId: string, about: { readonly count: number; readonly lifeMs: number }) {
  return {
    type: 'hello',
    num_connections: about.count,
    connection_info: { app_id: appId },
    debug_info: {
      host: 'sandbox',
      started: new Date().toISOString(),
      build_number: 1,
      approximate_connection_time: about.lifeMs / 1000,
    },
  };
}

/** One payload. Events take no answer beside the acknowledgement. */
export function envelopeFrame(id: string, envelope: SocketEnvelope) {
  const isEvent = envelope.type === 'events_api';
  return {
    envelope_id: id,
    type: envelope.type,
    payload: envelope.payload,
    accepts_response_payload: !isEvent,
    ...(isEvent && {
      retry_attempt: envelope.retry?.attempt ?? 0,
      retry_reason: envelope.retry ? 'timeout' : '',
    }),
  };
}

/** Why a connection ends, or is about to. */
export function goodbye(reason: string) {
  return { type: 'disconnect', reason, debug_info: { host: 'sandbox' } };
}
