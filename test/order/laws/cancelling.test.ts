import { describe, expect, it } from 'vitest';
import type { AnyAction } from '../../../src/order/action.ts';
import type { ActionKey } from '../../../src/order/keys.ts';
import { breaches } from '../../../src/order/law.ts';
import type { Order } from '../../../src/order/order.ts';
import { find } from '../../../src/procedure/catalogue.ts';
import { laws } from '../../../src/procedure/laws.ts';
import { stopSince } from '../../../src/procedure/production/production-stop.ts';
import { confirmedOrder, ordered } from '../../support/deeds-production.ts';
import { onTheRoad } from '../../support/deeds-shipments.ts';
import { bearing, type Deed, givenOrder } from '../../support/given.ts';
import { cancellings, repacked } from '../../support/side-doors.ts';

const doors = Object.entries(cancellings);

/** Production has taken the order on, and its papers fell by a change since. */
const takenOn = (): Order => repacked(bearing(confirmedOrder(), ...ordered));

describe('A.cancel whichever form leads to it', () => {
  it.each(doors)('%s may cancel before S10, once', (_key, { open, deed }) => {
    const order = givenOrder(open(repacked(confirmedOrder())))
      .when(deed)
      .accepted();
    expect(order.status).toBe('cancelled');
    givenOrder(order).when(deed).refused({});
  });

  it.each(doors)('%s leaves cancelling to the supervisor once production took it on', (key, door) => {
    const order = door.open(takenOn());
    const deed: Deed = key === 'cancel' ? { ...door.deed, by: 'chen' } : door.deed;
    givenOrder(order)
      .when(deed)
      .refused({
        code: 'forbidden',
        rule: 'A.cancel',
        say: {
          zh: '生产指令已下达，请客服主管取消，并由生产部签收停产。',
          en: 'Production has its order: only the service supervisor may cancel, and production acknowledges the stop.',
        },
      });
  });

  it.each(['cancel', 'doubt-acknowledge', 'return-choice'])(
    '%s by the supervisor after S10 stops production, which is told',
    (key) => {
      const { open, deed } = cancellings[key] ?? {};
      if (!open || !deed) throw new Error(key);
      const order = givenOrder(open(takenOn()))
        .when({ ...deed, by: 'wang' })
        .accepted();
      expect([order.status, stopSince(order)]).toEqual(['cancelled', deed.at]);
      // A mark as the catalogue's own loops hand it to its action.
      const mark = order.marks[deed.action as ActionKey]?.at(-1) as Parameters<AnyAction['tells']>[1];
      expect(find(key)?.tells(order, mark)).toContain('production');
    },
  );

  it.each(doors)('%s never cancels what has left', (_key, { open, deed }) => {
    givenOrder(open(repacked(onTheRoad())))
      .when({ ...deed })
      .refused({
        code: 'forbidden',
        rule: 'A.cancel',
        say: {
          zh: '已有货物发出，不能取消；余量由客服主管说明理由后关闭。',
          en: 'Goods have left the mill: it cannot be cancelled; the service supervisor closes the remainder with a reason.',
        },
      });
  });

  it('§6.8 is the law behind it, for a form that forgets to ask', () => {
    expect(breaches(laws, { ...onTheRoad(), status: 'cancelled' }).map(({ of }) => of)).toEqual([
      'cancelled',
    ]);
  });
});
