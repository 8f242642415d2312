import { expect, it } from 'vitest';
import { openMessenger, postingClient } from '../../src/slack/messenger.ts';
import { workspaceAlone } from '../sandbox/with-app.ts';

it('sends the plain text where Slack would refuse the blocks, and tells their places', async () => {
  const { sandbox, workspace } = await workspaceAlone();
  const told: [string, readonly string[]][] = [];
  const client = postingClient(sandbox.tokens.bot, sandbox.apiUrl);
  const messenger = openMessenger(client, (key, violations) => told.push([key, violations]));
  const header = (text: string) => ({ type: 'header', text: { type: 'plain_text', text } });
  const post = (key: string, text: string) =>
    messenger.post({
      key,
      order: 'SO-1',
      channel: 'orders',
      threadTs: null,
      text: `in words: ${key}`,
      blocks: [header('SO-1'), header(text)],
    });
  const good = await post('good', 'x'.repeat(150));
  await post('bad', 'x'.repeat(151));
  if (good.kind !== 'posted') throw new Error('not posted');
  const later = { channel: good.channel, ts: good.ts, text: 'in words: later' };
  await messenger.update({ ...later, blocks: [header('')] });
  const shown = (await workspace.messages('orders')).map(({ text, blocks }) => [text, blocks?.length ?? 0]);
  expect(shown).toEqual([
    ['in words: later', 0],
    ['in words: bad', 0],
  ]);
  expect(told).toEqual([
    ['bad', ['[ERROR] must be less than 151 characters [json-pointer:/blocks/1/text/text]']],
    [good.ts, ['[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]']],
  ]);
});
