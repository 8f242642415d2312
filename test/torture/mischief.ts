import { setTimeout as delay } from 'node:timers/promises';
import type { Draw } from './draw.ts';
import type { House } from './house.ts';
import type { KeptDesk } from './kept-desk.ts';
import { rebuildThatDies } from './rebuild-that-dies.ts';
import { slackFault } from './slack-fault.ts';
import type { Tally } from './tally.ts';

/** Everything that goes wrong, several sorts of it at the same time, until it is enough. */
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

/** What goes wrong with one thing, one deed after another. */
interface Sort {
  readonly name: string;
  /** How many acts are signed between two of them: a slow machine is tortured more slowly, and as much for each act. */
  readonly acts: readonly [least: number, most: number];
  /** Where nothing can be signed it goes on after so long all the same. */
  readonly atMostMs: number;
  readonly deeds: readonly Deed[];
}

const looksEveryMs = 100;

export const mischiefIn = (house: House, tally: Tally, draw: Draw): Mischief => {
  const enough = new AbortController();
  const pause = async (acts: number, atMostMs: number): Promise<void> => {
    const [until, latest] = [tally.acts().size + acts, performance.now() + atMostMs];
    while (!enough.signal.aborted && tally.acts().size < until && performance.now() < latest)
      await delay(looksEveryMs);
  };
  const going = async ({ name, acts, atMostMs, deeds }: Sort): Promise<void> => {
    const doing = { house, tally, draw: draw.apart(name) };
    while (!enough.signal.aborted) {
      await pause(doing.draw.from(...acts), atMostMs);
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
  { name: 'desks', acts: [4, 28], atMostMs: 20_000, deeds: [killDesk, killDesk, killDesk, pauseDesk] },
  { name: 'rolling', acts: [200, 600], atMostMs: 180_000, deeds: [replaceDesk] },
  {
    name: 'mongod',
    acts: [50, 200],
    atMostMs: 30_000,
    deeds: [killStore('mongod'), pauseStore('mongod'), fillMongod, stepDown],
  },
  {
    name: 'valkey',
    acts: [30, 120],
    atMostMs: 30_000,
    deeds: [killStore('valkey'), pauseStore('valkey'), fillValkey, emptyValkey],
  },
  {
    name: 'slack',
    acts: [2, 20],
    atMostMs: 5_000,
    deeds: [...Array.from({ length: 9 }, () => oneFault), disorder],
  },
  { name: 'rebuild', acts: [50, 900], atMostMs: 180_000, deeds: [rebuildThatDies] },
];
