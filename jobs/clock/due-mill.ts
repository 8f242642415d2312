import { calendarStamp } from '../../src/desk/calendar-stamp.ts';
import { millStream } from '../../src/desk/master-data.ts';
import { theDesk } from '../../src/desk/the-desk.ts';
import { dueMatter, fireMatter } from '../../src/mill/due.ts';
import type { MillSight } from '../../src/mill/matter.ts';
import { keepMillDeadlines } from '../../src/store/deadlines.ts';
import type { DeadlineRow } from '../../src/store/rows.ts';
import type { MillDeps } from '../mill/deps.ts';
import { gather } from '../mill/gather.ts';

type DueDeps = Pick<
  MillDeps,
  'collections' | 'ports' | 'agenda' | 'mill' | 'handleMill' | 'catchUpMill' | 'log'
>;

/** After a long outage one matter may be due many times over; a mistake in a rule must not go on forever. */
const mostRounds = 1000;

/**
 * What the sweep does about matters that belong to no order: keeps what falls due next, then fires what is due. A slot
 * is the act's own id on the mill's stream, so that it fires once whatever crashes and however many processes sweep.
 * @returns whether anything was due
 */
export const sweepMill = (deps: DueDeps): (() => Promise<boolean>) => {
  let reckoned = '';
  const reckon = async (): Promise<void> => {
    const sight = sightOf(deps);
    const version = deps.mill().versions[millStream] ?? 0;
    const state = `${version} ${calendarStamp(sight.outside)}`;
    if (state === reckoned) return;
    await keepMillDeadlines(
      { ...deps.collections, agenda: deps.agenda },
      { id: millStream, version, sight },
      deps.ports.now().toISOString(),
    );
    reckoned = state;
  };
  return async () => {
    if (deps.mill().record.since === null) await open(deps);
    const failed = new Set<string>();
    for (let round = 0; round < mostRounds; round += 1) {
      await reckon();
      const due = await dueRows(deps, failed);
      if (due.length === 0) return round > 0;
      // Another process may have said it already: looked at with an old state, nothing would come of it.
      await deps.catchUpMill();
      for (const { slot } of due) {
        await fire(deps, slot).catch((error: unknown) => {
          failed.add(slot);
          deps.log.error(
            { slot, error },
            'what is due at the mill could not be fired; the sweep tries again',
          );
        });
      }
      // What was looked at and did not fire goes or moves.
      reckoned = '';
    }
    return true;
  };
};

const sightOf = ({ mill, ports }: DueDeps): MillSight => ({
  record: mill().record,
  outside: ports.outside(),
});

/** The desk's first sweep ever: from now on the mill's periods count. */
const open = async ({ handleMill, ports }: DueDeps): Promise<void> => {
  const at = ports.now().toISOString();
  await handleMill({
    stream: millStream,
    via: 'opened',
    submitted: 'opened',
    by: theDesk,
    decide: ({ record }) => ({ ok: true, events: record.since === null ? [{ type: 'MillOpened', at }] : [] }),
  });
};

const dueRows = (
  { collections, ports }: DueDeps,
  failed: ReadonlySet<string>,
): Promise<readonly DeadlineRow[]> =>
  collections.deadlines
    .find({ orderId: millStream, dueAt: { $lte: ports.now().toISOString() }, slot: { $nin: [...failed] } })
    .sort({ dueAt: 1, _id: 1 })
    .lean<DeadlineRow[]>();

const fire = async (deps: DueDeps, slot: string): Promise<void> => {
  const found = dueMatter(sightOf(deps), slot);
  if (!found) return;
  const gathered = await gather(deps, found, sightOf(deps));
  const at = deps.ports.now().toISOString();
  await deps.handleMill({
    stream: millStream,
    via: slot,
    submitted: { slot },
    by: theDesk,
    decide: ({ record }) => ({
      ok: true,
      events: fireMatter(slot, at, { sight: { record, outside: deps.ports.outside() }, gathered }),
    }),
  });
};
