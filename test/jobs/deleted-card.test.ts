import { expect, it, onTestFinished } from 'vitest';
import { sign } from '../../src/desk/sign.ts';
import { postingClient } from '../../src/slack/messenger.ts';
import { signingOf } from '../desk/on-stores.ts';
import { expectNoErrors, openTestDesk } from '../support/desk.ts';
import { memo } from '../support/memo.ts';

it('a card that somebody deletes is back at once, without anybody pressing', async () => {
  const desk = await openTestDesk();
  onTestFinished(() => desk.close());
  const outcome = await sign(desk.desk.ports)({
    ...signingOf(memo({ sourceFiles: null, sourceText: '口头' })),
    orderId: null,
    via: 'a1',
  });
  expect(outcome.kind).toBe('signed');
  const card = await desk.card();
  const { bot } = desk.sandbox.tokens;
  await postingClient(bot, desk.sandbox.apiUrl).chat.delete({ channel: card.channel, ts: card.ts });
  const again = await desk.workspace.until(async () => {
    const now = await desk.workspace.messages('orders');
    return now.find(
      ({ ts, metadata }) => ts !== card.ts && String(metadata?.event_payload.key).startsWith('card:'),
    );
  }, 'the card anew');
  expect(again.metadata).toEqual(card.metadata);
  expectNoErrors(desk);
});
