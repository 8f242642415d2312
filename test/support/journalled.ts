import type { Connection } from 'mongoose';
import { digestOf, sealed } from '../../src/desk/chain.ts';
import { handle } from '../../src/desk/handle.ts';
import { heldAfter } from '../../src/desk/held.ts';
import { plainEvents } from '../../src/desk/plain-events.ts';
import type { DeskPorts } from '../../src/desk/ports.ts';
import type { Order } from '../../src/order/order.ts';
import type { StoredCommit } from '../../src/store/rows.ts';
import { type Borne, borne, commandOf, type Deed } from './given.ts';
import { people } from './mill.ts';

interface Stores {
  readonly ports: DeskPorts;
  readonly database: Connection;
}

/** An order in a real journal, taken forward without anybody at Slack. Each act happens now, on the desk's clock. */
export interface Journalled {
  readonly id: string;
  /** Decided by the rules; a refusal fails the test. */
  readonly does: (...deeds: readonly Deed[]) => Promise<Order>;
  /** As if the journal had brought it and it had been told: for a past whose own rules are tested elsewhere. */
  readonly bears: (...marks: readonly Borne[]) => Promise<Order>;
  /** A file of it was copied: nothing is said of that. */
  readonly keeps: (fileId: string) => Promise<void>;
  readonly order: () => Promise<Order>;
}

export const journalled = ({ ports, database }: Stores, id: string, number: string): Journalled => {
  const { journal } = ports;
  const commits = database.collection<StoredCommit>('commits');
  const order = async () => (await journal.caughtUp(id)).order;
  let acts = 0;
  const does = async (deed: Deed): Promise<void> => {
    acts += 1;
    const by = deed.by in people ? people[deed.by as keyof typeof people] : people.chen;
    const outcome = await handle(ports)({
      orderId: id,
      via: `test:${acts}`,
      submitted: deed,
      by: { id: by.id, name: by.name },
      for: null,
      command: (before) => {
        const command = commandOf({ ...deed, at: ports.now().toISOString() }, before);
        return { ...command, place: command.place && { id, number } };
      },
    });
    if (outcome.kind !== 'signed')
      throw new Error(`${deed.action} on ${number}: ${JSON.stringify({ ...outcome, order: undefined })}`);
  };
  const bears = async (mark: Borne): Promise<void> => {
    for (;;) {
      acts += 1;
      const held = await journal.caughtUp(id);
      const version = held.order.version + 1;
      const at = ports.now().toISOString();
      const by = { id: people.chen.id, name: people.chen.name };
      const event = borne({ by, at, ...mark });
      const commit = sealed({
        _id: `${id}:${version}`,
        orderId: id,
        version,
        at,
        by,
        for: null,
        via: `test:${acts}`,
        digest: digestOf(event),
        number: null,
        events: plainEvents([event]),
        salts: {},
        prevHash: held.headHash,
      });
      // Told already, as it were: a mark made up for a test need not be one that can be drawn.
      try {
        await commits.insertOne({ ...commit, relayed: true });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        continue;
      }
      journal.hold(heldAfter(held, commit));
      return;
    }
  };
  return {
    id,
    keeps: async (fileId) => {
      const by = { id: people.chen.id, name: people.chen.name };
      const kept = { fileId, sha256: fileId, size: 1, mimeType: 'image/png', at: ports.now().toISOString() };
      await handle(ports)({
        orderId: id,
        via: `test:file:${fileId}`,
        submitted: fileId,
        by,
        for: null,
        command: () => ({ type: 'KeepFile', ...kept }),
      });
    },
    order,
    does: async (...deeds) => {
      for (const deed of deeds) await does(deed);
      return order();
    },
    bears: async (...marks) => {
      for (const mark of marks) await bears(mark);
      return order();
    },
  };
};

const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;
