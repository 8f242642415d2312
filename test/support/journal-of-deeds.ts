import { digestOf, sealed } from '../../src/desk/chain.ts';
import { emptyHeld, heldAfter } from '../../src/desk/held.ts';
import { plainEvents } from '../../src/desk/plain-events.ts';
import type { Commit } from '../../src/order/commit.ts';
import { decide } from '../../src/order/decide.ts';
import { commandOf, type Deed } from './given.ts';

/** The commits that deeds come to, sealed and chained as the journal has them, without a journal. */
export const journalOfDeeds = (...deeds: readonly Deed[]): readonly Commit[] => {
  const commits: Commit[] = [];
  let held = emptyHeld;
  for (const deed of deeds) {
    const command = commandOf(deed, held.order);
    const decision = decide(command, held.order);
    if (!decision.ok) throw new Error(`${deed.action}: ${JSON.stringify(decision.refusal)}`);
    const version = held.order.version + 1;
    const commit = sealed({
      _id: `order-1:${version}`,
      orderId: 'order-1',
      version,
      at: deed.at,
      by: { id: command.by.id, name: command.by.name },
      for: null,
      via: `deed:${version}`,
      digest: digestOf(deed),
      number: version === 1 ? (command.place?.number ?? null) : null,
      events: plainEvents(decision.events),
      salts: {},
      prevHash: held.headHash,
    });
    held = heldAfter(held, commit);
    commits.push(commit);
  }
  return commits;
};
