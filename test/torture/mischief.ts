import { setTimeout as delay } from 'node:timers/promises';
import type { Draw } from './draw.ts';
import type { House } from './house.ts';
import type { KeptDesk } from './kept-desk.ts';
import { rebuildThatDies } from './rebuild-that-dies.ts';
import { slackFault } from './slack-fault.ts';
import type { Tally } from './tally.ts';

/** Everything that goes wrong at the same time, each sort after its own pauses, until it is enough. */
export interface Mischief {
  /** Resolves when all that was begun is over, and Slack is well. */
  readonly ends: () => Promise<void>;
}

interface Doing {
  readonly house: House;
  readonly tally: Tally;
  readonly draw: Draw;
}

type Deed = (doing: Doing) => Promise<void>;

/** What goes wrong with one thing: one deed after another, with a pause before each. */
interface Sort {
  readonly name: string;
  readonly pauseMs: readonly [least: number, most: number];
  readonly deeds: readonly Deed[];
}

export const mischiefIn = (house: House, tally: Tally, draw: Draw): Mischief => {
  const enough = new AbortController();
  const going = async ({ name, pauseMs, deeds }: Sort): Promise<void> => {
    const doing = { house, tally, draw: draw.apart(name) };
    while (!enough.signal.aborted) {
      await delay(doing.draw.from(...pauseMs), undefined, { signal: enough.signal }).catch(() => undefined);
      if (!enough.signal.aborted) await doing.draw.pick(deeds)(doing);
    }
  };
  const all = sorts.map(going);
  return {
    ends: async () => {
      enough.abort();
      await Promise.all(all);
      await house.workspace.fault({ clear: true });
      await house.workspace.control('delivery', { shuffle: null, duplicates: null, events: true });
    },
  };
};

const anyDesk = ({ house, draw }: Doing): KeptDesk => draw.pick(house.desks);

const killDesk: Deed = async (doing) => anyDesk(doing).kill();

const pauseDesk: Deed = async (doing) => {
  const desk = anyDesk(doing);
  doing.tally.hurt(`${desk.run} paused`);
  await desk.pause(doing.draw.from(300, 5000));
};

const replaceDesk: Deed = async (doing) => {
  const desk = anyDesk(doing);
  doing.tally.hurt(`${desk.run} replaced`);
  await desk.replace();
};

const killStore =
  (name: 'mongod' | 'valkey'): Deed =>
  async ({ house, tally }) => {
    tally.killed(`${name} killed`);
    await house.hurting.kill(name);
  };

const pauseStore =
  (name: 'mongod' | 'valkey'): Deed =>
  async ({ house, tally, draw }) => {
    tally.hurt(`${name} paused`);
    await house.hurting.pause(name, draw.from(300, 4000));
  };

/** mongod ends by it, and is started again when there is room. */
const fillMongod: Deed = async ({ house, tally, draw }) => {
  tally.killed('mongod’s disk full');
  await house.hurting.fillDisk('mongod', draw.from(1000, 3000));
};

const fillValkey: Deed = async ({ house, tally, draw }) => {
  tally.hurt('valkey’s disk full');
  await house.hurting.fillDisk('valkey', draw.from(1000, 3000));
};

const emptyValkey: Deed = async ({ house, tally }) => {
  tally.hurt('valkey emptied');
  await house.hurting.empty();
};

const stepDown: Deed = async ({ house, tally, draw }) => {
  tally.hurt('mongod stepped down');
  await house.hurting.stepDown(draw.from(100, 2500));
};

const oneFault: Deed = async ({ house, tally, draw }) => {
  const fault = slackFault(draw);
  tally.hurt(`Slack: ${fault.kind}`);
  await house.workspace.fault(fault);
};

const disorder: Deed = async ({ house, tally, draw }) => {
  tally.hurt('Slack in disorder');
  await house.workspace.control('delivery', { shuffle: draw.from(1, 1000), duplicates: draw.from(1, 1000) });
};

const sorts: readonly Sort[] = [
  { name: 'desks', pauseMs: [300, 2500], deeds: [killDesk, killDesk, killDesk, pauseDesk] },
  { name: 'rolling', pauseMs: [20_000, 40_000], deeds: [replaceDesk] },
  {
    name: 'mongod',
    pauseMs: [5000, 12_000],
    deeds: [killStore('mongod'), pauseStore('mongod'), fillMongod, stepDown],
  },
  {
    name: 'valkey',
    pauseMs: [3000, 8000],
    deeds: [killStore('valkey'), pauseStore('valkey'), fillValkey, emptyValkey],
  },
  { name: 'slack', pauseMs: [200, 2000], deeds: [...Array.from({ length: 9 }, () => oneFault), disorder] },
  { name: 'rebuild', pauseMs: [8000, 60_000], deeds: [rebuildThatDies] },
];
