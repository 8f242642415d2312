import { describe, expect, it } from 'vitest';
import { turns } from '../../../src/order/waiting.ts';
import {
  adviceReceived,
  advised,
  briefed,
  left,
  noticed,
  onTheRoad,
  onward,
  readyToShip,
  seconds,
} from '../../support/deeds-shipments.ts';
import { givenOrder } from '../../support/given.ts';

/** Wanted with the customer by the 5th, expected on the 8th. */
const late = () =>
  onward(readyToShip(), noticed(), briefed(), left({ expectedAt: seconds('2026-12-08T02:00:00Z') }));

describe('S16 the shipping advice', () => {
  it('is the clerk’s turn once the goods left, and says how and to whom it was sent', () => {
    const order = onTheRoad();
    expect(turns(order).find(({ action }) => action.key === 'shipping-advice')).toMatchObject({
      part: { id: 's1' },
      who: ['service'],
    });
    const verified = advised().raw.verified;
    givenOrder(order).when(advised()).then(
      {
        verified,
        missReason: null,
        how: 'fax',
        email: null,
        faxNumber: null,
        sentTo: '陈志强',
        sentAt: '2026-12-04T03:00:00.000Z',
        lines: [],
      },
      { daysLate: 0 },
    );
  });

  it('is refused while a value of the record is not verified, and when sent before the goods left', () => {
    givenOrder(onTheRoad())
      .when(advised({ verified: ['goods'] }))
      .refused({ code: 'answers', rule: 'S16' });
    givenOrder(onTheRoad())
      .when(advised({ sentAt: seconds('2026-12-04T01:00:00Z') }))
      .refused({ code: 'answers', rule: 'S16' });
  });

  it('needs a reason where the arrival condition is missed, and keeps by how much', () => {
    givenOrder(late()).when(advised()).refused({ code: 'answers', rule: 'S16' });
    givenOrder(late())
      .when(advised({ missReason: '高速封路' }))
      .then(expect.objectContaining({ missReason: '高速封路' }), { daysLate: 3 });
  });

  it('is sent again where it did not come through, and no more once its receipt is confirmed', () => {
    const twice = onward(onTheRoad(), advised(), advised({ how: 'email' }));
    expect(turns(twice).map(({ action }) => action.key)).toContain('advice-confirmed');
    givenOrder(onward(twice, adviceReceived())).when(advised()).refused({ code: 'already' });
  });

  it('is refused before the goods left, and to dispatch', () => {
    givenOrder(onward(readyToShip(), noticed(), briefed()))
      .when(advised())
      .refused({ code: 'no-such-part' });
    givenOrder(onTheRoad())
      .when({ ...advised(), by: 'majun' })
      .refused({ code: 'not-yours' });
  });

  it('is confirmed by phone: legible, from whom, thanks given', () => {
    givenOrder(onward(onTheRoad(), advised()))
      .when(adviceReceived())
      .then({ from: '陈志强', legible: ['yes'], thanks: ['yes'], lines: [] });
    givenOrder(onTheRoad()).when(adviceReceived()).refused({ code: 'not-yet' });
    givenOrder(onward(onTheRoad(), advised()))
      .when(adviceReceived({ thanks: [] }))
      .refused({ code: 'answers', rule: 'S16' });
    givenOrder(onward(onTheRoad(), advised(), adviceReceived()))
      .when(adviceReceived())
      .refused({ code: 'already' });
  });
});
