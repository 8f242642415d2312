import { describe, expect, it } from 'vitest';
import { deskForFile } from '../support/desk.ts';
import { handedIn, payload, post } from '../support/slack-door.ts';

const mill = deskForFile();
const drafts = () => mill().database.collection<{ _id: string; values: Record<string, string> }>('drafts');
const draft = 'UCHENYU:intake:UCHENYU@2026-12-01T01:00:00.000Z';
const secret = '只有陈宇知道的一句话';

/** An intake of which this person's client says that its other pages stand in the draft of 陈宇. */
const handsIn = (user: string, callback = 'intake') => {
  const about = { orderId: null, revision: 0, seen: 'x', draft, page: 1 };
  const form = handedIn({ callback_id: callback, private_metadata: JSON.stringify(about) });
  return post(mill(), payload({ ...form, user: { id: user, team_id: 'T0SANDBOX' } }));
};

describe('§6.3: what somebody typed and has not signed', () => {
  it('comes back in their own form, and in nobody else’s, whichever draft the client names', async () => {
    await drafts().insertOne({ _id: draft, values: { sourceText: secret, channel: 'visit' } });
    const others = await (await handsIn('UWANGLI')).text();
    expect(others).toContain('response_action');
    expect(others).not.toContain(secret);
    expect((await drafts().findOne({ _id: draft }))?.values.sourceText).toBe(secret);
    expect(
      mill()
        .warnings()
        .some((line) => line.includes('slack-draft')),
    ).toBe(true);

    const own = await (await handsIn('UCHENYU')).text();
    expect(own).toContain(secret);
  });
});
