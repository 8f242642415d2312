import type { ValidationTargets } from 'hono';
import type { ZodError, z } from 'zod';
import { type Label, label } from '../order/labels.ts';
import { type Fault, ProblemError } from './problems.ts';

/** Why a request does not keep to the document: each fault with the place where it stands. */
export const whyInvalid = (target: keyof ValidationTargets, { issues }: ZodError): ProblemError => {
  if (target === 'param') return new ProblemError('not-found');
  if (target === 'json') return new ProblemError('invalid', { faults: faultsIn(issues, '') });
  if (target !== 'header') return new ProblemError('invalid', { faults: faultsIn(issues, `/${target}`) });
  const missing = issues.filter((issue) => issue.code === 'invalid_type').map(({ path }) => path[0]);
  if (missing.includes('idempotency-key')) return new ProblemError('idempotency-key-missing');
  if (missing.includes('if-match')) return new ProblemError('version-missing');
  return new ProblemError('malformed', { faults: faultsIn(issues, '/headers') });
};

type Issue = z.core.$ZodIssue;

const faultsIn = (issues: readonly Issue[], within: string): readonly Fault[] =>
  issues.flatMap((issue) => {
    const at = within + issue.path.map(pointed).join('');
    if (issue.code !== 'unrecognized_keys') return [{ path: at, detail: detailOf(issue) }];
    return issue.keys.map((key) => ({ path: at + pointed(key), detail: detailOf(issue) }));
  });

/** One step of a JSON pointer (RFC 6901). */
const pointed = (key: PropertyKey): string => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

const detailOf = (issue: Issue): Label => {
  switch (issue.code) {
    case 'invalid_type':
      return label(`缺少，或类型不是 ${issue.expected}`, `is missing, or is no ${issue.expected}`);
    case 'unrecognized_keys':
      return label('不在接口文档中', 'is not in the document');
    case 'too_small':
      return label(
        `太短或太小，至少 ${issue.minimum}`,
        `is too short or too small; at least ${issue.minimum}`,
      );
    case 'too_big':
      return label(`太长或太大，最多 ${issue.maximum}`, `is too long or too large; at most ${issue.maximum}`);
    case 'invalid_value':
      return label(
        `只能是 ${issue.values.join('、')} 之一`,
        `must be one of ${issue.values.map(String).join(', ')}`,
      );
    default:
      return label('格式不符合接口文档', 'has not the form that the document gives');
  }
};
