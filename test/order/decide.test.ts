import { describe, expect, it } from 'vitest';
import { decide, sightOf } from '../../src/order/decide.ts';
import { actions } from '../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import { signedTerms } from '../support/deeds-commercial.ts';
import { commandOf, givenOrder, past, sign } from '../support/given.ts';
import { memo } from '../support/memo.ts';
import { mill, people } from '../support/mill.ts';

describe('M.role what only the role in charge may sign', () => {
  it('is refused to somebody who holds no role, whatever the action, and says who may', () => {
    const stranger = { id: 'USTRANGER', name: '生人', roles: [] };
    const order = past(memo());
    for (const action of actions) {
      const part = action.about.kind === 'order' ? null : 'x1';
      const command = {
        type: 'Sign',
        action: action.key,
        part,
        raw: {},
        by: stranger,
        for: null,
        at: '2026-11-23T03:00:00.000Z',
        seen: '',
        outside: mill,
        place: null,
      } as const;
      const decision = decide(command, order);
      expect(decision.ok, action.key).toBe(false);
    }
  });

  it('is allowed to a supervisor where the clerk may sign', () => {
    givenOrder(past(memo())).when(signedTerms('wang')).accepted();
  });

  it('is refused to an administrator, who signs nothing by that role', () => {
    givenOrder(past(memo()))
      .when(signedTerms('guan'))
      .refused({ code: 'not-yours', may: ['service'] });
  });
});

describe('M.once what is signed already', () => {
  it('is refused when signed again, naming who was first', () => {
    givenOrder(past(memo(), signedTerms('chen')))
      .when(signedTerms('li'))
      .refused({ code: 'already', by: { id: people.chen.id, name: people.chen.name } });
  });
});

describe('M.seen content that changed', () => {
  it('is refused on a hash that is not that of the content as it stands', () => {
    givenOrder(past(memo()))
      .when({ ...signedTerms('chen'), seen: 'something else' })
      .refused({ code: 'changed' });
  });
});

describe('a command that makes no sense', () => {
  it('is answered, not thrown', () => {
    const nonsense = sign('no-such-step', 'chen');
    expect(givenOrder(emptyOrder).when(nonsense).refused({ code: 'unknown' })).toBeUndefined();
  });
});

describe('what an act looks at', () => {
  it('is what was looked up for it and what every act sees, and nothing else of the command', () => {
    const order = past(memo());
    const sight = sightOf({ ...commandOf(signedTerms(), order), lookedUp: { other: order } }, order, null);
    expect(Object.keys(sight).sort()).toEqual(
      ['at', 'by', 'order', 'other', 'outside', 'part', 'raw', 'today'].sort(),
    );
  });
});
