import type { DrawingContext } from '../../blocks/kit.ts';
import { rebuild } from '../../jobs/rebuild.ts';
import type { Config } from '../config.ts';
import { noAgenda } from '../desk/agenda.ts';
import { openDirectory } from '../people/directory.ts';
import { createLog } from '../running/log.ts';
import { knownShops } from '../shop/known-shops.ts';
import { mentionIn } from '../slack/look.ts';
import { postingClient } from '../slack/messenger.ts';
import { openMill } from '../store/mill.ts';
import { providersFrom, routeBy } from '../tracking/providers.ts';
import { type OnJournal, onJournal } from './on-journal.ts';

/** How roles are mentioned: as in the workspace; without one, by their key. */
const mentions = async ({ slack, roles, millLanguage }: Config): Promise<DrawingContext['mention']> => {
  if (slack.kind === 'sandbox') return (who) => `@${who}`;
  const client = postingClient(slack.botToken, slack.apiUrl);
  return mentionIn(await openDirectory(client, roles, millLanguage === 'zh-CN' ? 'zh' : 'en'));
};

/** Says how far it is, at most once in so many milliseconds. */
const progressEvery = (ms: number, say: (line: string) => void) => {
  let saidAt = performance.now();
  return (done: number, all: number): void => {
    if (performance.now() - saidAt < ms) return;
    saidAt = performance.now();
    say(`${done} of ${all} orders`);
  };
};

const run = async ({ config, collections, say }: OnJournal): Promise<0 | 1> => {
  const mention = await mentions(config);
  const log = createLog(config.logLevel);
  const mill = await openMill(collections, config.millTimezone, () => undefined);
  const { outside, desk, shops } = mill.current();
  const { orders, leftOut } = await rebuild({
    collections,
    progress: progressEvery(2000, say),
    outside: () => outside,
    drawing: () => ({
      language: config.millLanguage === 'zh-CN' ? 'zh' : 'en',
      sees: outside.settings.pricesInChannel ? 'all' : 'open',
      now: new Date().toISOString(),
      outside,
      mention,
    }),
    channels: () => desk.channels,
    // Nothing is told here; a running desk does that.
    shops: knownShops(() => shops, undefined, log),
    agenda: noAgenda,
    route: routeBy(providersFrom(config.tracking)),
  });
  await mill.close();
  say(`${orders} orders rebuilt from the journal. A running desk brings their cards up to date now.`);
  for (const { number, orderId, why } of leftOut) say(`${number} (${orderId}) was left out: ${why}`);
  if (leftOut.length === 0) return 0;
  const numbers = leftOut.map(({ number }) => number).join(', ');
  say(`${leftOut.length} orders could not be rebuilt: ${numbers}. All others were; npm run audit says more.`);
  return 1;
};

/** `npm run rebuild`: makes the board, the cards' state and missing deliveries anew from the journal. */
await onJournal(run);
