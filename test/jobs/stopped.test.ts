import { expect, it } from 'vitest';
import { mostASweep } from '../../jobs/outbox/owed-orders.ts';
import { openDesk } from '../../src/compose.ts';
import { realClock } from '../../src/running/clock.ts';
import { createLog } from '../../src/running/log.ts';
import { ownStores } from '../stores/own-stores.ts';
import { agreedMemo } from '../support/deeds-commercial.ts';
import { withSlack } from './with-slack.ts';

const atOnce = 20;

it('a process that is stopped in the midst of a long sweep finishes what it has in hand and leaves the rest to others', async () => {
  const { stores, sandbox, workspace, keys } = await withSlack();
  const clerk = stores.process();
  const orders = mostASweep + 40;
  for (let placed = 0; placed < orders; placed += atOnce)
    await Promise.all(Array.from({ length: atOnce }, () => clerk.act(agreedMemo('B'))));
  const { tokens, apiUrl } = sandbox;
  const desk = await openDesk({
    ...ownStores(),
    mongodbUri: stores.uri,
    run: 'jobs',
    slack: { kind: 'http', botToken: tokens.bot, signingSecret: tokens.signingSecret, apiUrl },
    port: 0,
    timeZone: 'Asia/Shanghai',
    language: 'zh',
    roles: {},
    rates: 'none',
    clock: realClock,
    log: createLog('silent'),
  });
  // A slow machine relays some hundred orders before the first is told.
  const begun = async (): Promise<boolean> => (await keys()).length > 0;
  await workspace.until(begun, 'the sweep of its start to have begun', 60_000);
  await desk.close();
  const told = (await keys()).filter((key) => key.startsWith('card:')).length;
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThanOrEqual(mostASweep);
});
