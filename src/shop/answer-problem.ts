import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { LateError, UnknownOutcomeError } from '../desk/in-time.ts';
import type { Language } from '../order/labels.ts';
import type { Log } from '../running/log.ts';
import { apiProblems, type Details, type ProblemCode, ProblemError } from './problems.ts';

/** In the language the shop asks for; in the mill's where it asks for none that is spoken here. */
export const languageOf = (c: Context, mill: Language): Language => {
  const wanted = (c.req.header('accept-language') ?? '').toLowerCase().match(/\b(zh|en)\b/)?.[1];
  return wanted === 'zh' || wanted === 'en' ? wanted : mill;
};

/** A problem document (RFC 9457): `type` leads to its words in the API's page, `code` is stable. */
export const answerProblem = (c: Context, code: ProblemCode, details: Details, mill: Language): Response => {
  const language = languageOf(c, mill);
  const { status, title } = apiProblems[code];
  const { detail, rule, contact, faults, headers } = details;
  const document = {
    type: `/api/v1/docs#${code}`,
    title: title[language],
    status,
    code,
    ...(detail ? { detail: detail[language] } : {}),
    ...(rule ? { rule } : {}),
    ...(contact ? { contact: contact[language] } : {}),
    ...(faults
      ? { faults: faults.map((fault) => ({ path: fault.path, detail: fault.detail[language] })) }
      : {}),
  };
  return c.body(JSON.stringify(document), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language === 'zh' ? 'zh-CN' : 'en',
    ...headers,
  });
};

/** What went wrong, as a problem: a fault of ours is logged and says nothing of itself. */
export const problemOf = (error: unknown, log: Log): readonly [ProblemCode, Details] => {
  if (error instanceof ProblemError) return [error.code, error.details];
  if (error instanceof HTTPException && error.status === 415) return ['not-json', {}];
  if (error instanceof HTTPException && error.status === 413) return ['too-large', {}];
  if (error instanceof HTTPException && error.status === 400) return ['malformed', {}];
  if (hungUp(error)) return ['malformed', {}];
  if (isOfJournal(error)) {
    log.warn({ error }, 'a request of a shop could not be answered: the journal is away');
    return ['unavailable', { headers: { 'retry-after': '5' } }];
  }
  log.error({ error }, 'a request of a shop failed');
  return ['internal', {}];
};

/** The journal is away or its answer was lost: the same Idempotency-Key again counts once, and tells which. */
const isOfJournal = (error: unknown): boolean =>
  error instanceof LateError ||
  error instanceof UnknownOutcomeError ||
  (error instanceof Error && error.name.startsWith('Mongo'));

/** The shop closed the line, or was cut off, before its request was whole: nobody hears the answer. */
const hungUp = (error: unknown): boolean =>
  error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET';
