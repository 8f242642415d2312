import { type Label, label } from '../order/labels.ts';

/** Every way in which a request is not carried out: its HTTP status and what it says. The keys are stable codes. */
export const apiProblems = {
  malformed: {
    status: 400,
    title: label('请求无法读取', 'The request cannot be read'),
    means: 'The body is no JSON, is nested too deeply, or a header has a form it may not have.',
  },
  'idempotency-key-missing': {
    status: 400,
    title: label('缺少 Idempotency-Key', 'Idempotency-Key is missing'),
    means: 'Every write needs the header Idempotency-Key.',
  },
  'not-authenticated': {
    status: 401,
    title: label('签名无效', 'The signature does not hold'),
    means:
      'A header of the signature is missing, the key is not known, or the signature is not that of this request. It is not said which.',
  },
  'outside-window': {
    status: 401,
    title: label('时间戳超出允许范围', 'The timestamp is too old or lies ahead'),
    means: 'Shop-Timestamp differs from the time here by more than 300 s. Set the clock and sign anew.',
  },
  replayed: {
    status: 401,
    title: label('请求重复，已拒绝', 'This very request was received before'),
    means:
      'Shop-Nonce was used before. To try again, sign anew with another one and keep the Idempotency-Key.',
  },
  'not-found': {
    status: 404,
    title: label('没有找到', 'There is no such thing here'),
    means: 'No such address, or no order of this shop has this id.',
  },
  'method-not-allowed': {
    status: 405,
    title: label('不支持的方法', 'This address does not take that method'),
    means: 'The header Allow says which methods it takes.',
  },
  'key-reused': {
    status: 409,
    title: label('Idempotency-Key 已用于其他内容', 'This Idempotency-Key was used for something else'),
    means:
      'The same Idempotency-Key was accepted before with other content. Nothing was done; the first order or change stands.',
  },
  refused: {
    status: 409,
    title: label('规则不允许', 'A rule of the mill forbids it'),
    means:
      '`rule` names the rule and `detail` says it. E1: once the mill has confirmed an order it can be changed or cancelled only by calling customer service (`contact`).',
  },
  'stale-version': {
    status: 412,
    title: label('订单已有新版本', 'The order has changed since'),
    means: 'If-Match does not name the order’s version. Read it again, look at it, and send the change anew.',
  },
  'too-large': {
    status: 413,
    title: label('请求太大', 'The request is too large'),
    means: 'The body is larger than 64 KiB.',
  },
  'not-json': {
    status: 415,
    title: label('请求须为 JSON', 'The request must be JSON'),
    means: 'Content-Type must be application/json.',
  },
  invalid: {
    status: 422,
    title: label('内容有误', 'Something in the content is wrong'),
    means: '`faults` names each place (a JSON pointer) and what is wrong with it.',
  },
  'version-missing': {
    status: 428,
    title: label('缺少 If-Match', 'If-Match is missing'),
    means: 'A change or cancellation needs If-Match with the ETag of the order as it was last read.',
  },
  'too-many-requests': {
    status: 429,
    title: label('请求过于频繁', 'Too many requests'),
    means: 'Retry-After says in how many seconds the next request is answered.',
  },
  internal: {
    status: 500,
    title: label('内部错误', 'Something went wrong here'),
    means: 'It is known to the mill. Try again later, with the same Idempotency-Key.',
  },
  unavailable: {
    status: 503,
    title: label('暂时无法记录', 'It cannot be recorded just now'),
    means: 'Try again after Retry-After seconds with the same Idempotency-Key: it is never done twice.',
  },
} as const satisfies Record<
  string,
  { readonly status: number; readonly title: Label; readonly means: string }
>;

export type ProblemCode = keyof typeof apiProblems;

/** A place in the body, query or headers, and what is wrong with it. */
export interface Fault {
  /** JSON pointer into the body, such as `/lines/0/quantity`; `/query/…` and `/headers/…` for the others. */
  readonly path: string;
  readonly detail: Label;
}

export interface Details {
  readonly detail?: Label;
  /** The mill's rule. */
  readonly rule?: string;
  /** Whom to call. */
  readonly contact?: Label;
  readonly faults?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Why a request is not carried out; answered as a problem document (RFC 9457). */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: ProblemCode;
  readonly details: Details;
  constructor(code: ProblemCode, details: Details = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
