import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Draw } from './draw.ts';
import type { House } from './house.ts';
import type { Tally } from './tally.ts';

/** Everything that goes wrong, one thing after another and often several at once, until it is enough. */
export interface Mischief {
  /** Resolves when all that was begun is over. */
  readonly ends: () => Promise<void>;
}

interface Doing {
  readonly house: House;
  readonly tally: Tally;
  readonly draw: Draw;
}

interface Deed {
  readonly often: number;
  readonly does: (doing: Doing) => Promise<void> | void;
}

export const mischiefIn = (
  house: House,
  tally: Tally,
  { draw, everyMs }: { readonly draw: Draw; readonly everyMs: readonly [least: number, most: number] },
): Mischief => {
  let isOver = false;
  const underWay = new Set<Promise<void>>();
  const going = async (): Promise<void> => {
    while (!isOver) {
      await delay(draw.from(...everyMs));
      const deed = weighed(draw);
      const doing = Promise.resolve(deed.does({ house, tally, draw })).finally(() => underWay.delete(doing));
      underWay.add(doing);
    }
  };
  const all = going();
  return {
    ends: async () => {
      isOver = true;
      await all;
      await Promise.all(underWay);
      await house.workspace.fault({ clear: true });
      await house.workspace.control('delivery', { shuffle: null, duplicates: null, events: true });
    },
  };
};

const deskOf = ({ house, draw }: Doing, run?: 'web' | 'jobs') =>
  draw.pick(house.desks.filter((desk) => run === undefined || desk.run === run));

const slackFaults = (draw: Draw) => {
  const call = draw.pick(['chat.postMessage', 'chat.update', 'views.open', 'conversations.replies']);
  const delivery = draw.pick(['view_submission', 'command']);
  return draw.pick([
    { kind: 'slow', method: call, ms: draw.from(200, 4000) },
    { kind: 'lost-answer', method: call },
    { kind: 'rate-limited', method: call, seconds: draw.from(1, 3) },
    { kind: 'server-error', method: call },
    { kind: 'duplicate', method: delivery },
    { kind: 'parallel', method: delivery },
    { kind: 'reorder', method: delivery },
    { kind: 'stale-signature', method: delivery },
    { kind: 'slow', method: delivery, ms: draw.from(200, 3500) },
    { kind: 'lost-answer', method: delivery },
    { kind: 'server-error', method: delivery },
  ] as const);
};

const deeds: readonly Deed[] = [
  {
    often: 6,
    does: (doing) => deskOf(doing).kill(),
  },
  {
    often: 3,
    does: async (doing) => {
      const desk = deskOf(doing);
      doing.tally.hurt(`${desk.run} paused`);
      await desk.pause(doing.draw.from(300, 5000));
    },
  },
  {
    often: 1,
    does: async (doing) => {
      const desk = deskOf(doing);
      doing.tally.hurt(`${desk.run} replaced`);
      await desk.replace();
    },
  },
  {
    often: 2,
    does: async ({ house, tally, draw }) => {
      const name = draw.pick(['mongod', 'valkey'] as const);
      tally.killed(`${name} killed`);
      await house.hurting.kill(name);
    },
  },
  {
    often: 2,
    does: async ({ house, tally, draw }) => {
      const name = draw.pick(['mongod', 'valkey'] as const);
      tally.hurt(`${name} paused`);
      await house.hurting.pause(name, draw.from(300, 4000));
    },
  },
  {
    often: 1,
    does: async ({ house, tally, draw }) => {
      const name = draw.pick(['mongod', 'valkey'] as const);
      if (name === 'mongod') tally.killed('mongod’s disk full');
      else tally.hurt('valkey’s disk full');
      await house.hurting.fillDisk(name, draw.from(1000, 3000));
    },
  },
  {
    often: 1,
    does: async ({ house, tally }) => {
      tally.hurt('valkey emptied');
      await house.hurting.empty();
    },
  },
  {
    often: 2,
    does: async ({ house, tally, draw }) => {
      tally.hurt('mongod stepped down');
      await house.hurting.stepDown(draw.from(100, 2500));
    },
  },
  {
    often: 8,
    does: async ({ house, tally, draw }) => {
      const fault = slackFaults(draw);
      tally.hurt(`Slack: ${fault.kind}`);
      await house.workspace.fault({ ...fault, times: draw.from(1, 2) });
    },
  },
  {
    often: 1,
    does: async ({ house, tally, draw }) => {
      tally.hurt('Slack in disorder');
      const seed = () => draw.from(1, 1000);
      await house.workspace.control('delivery', { shuffle: seed(), duplicates: seed() });
    },
  },
  {
    often: 0.5,
    does: async (doing) => rebuilt(doing, `mid-rebuild:${doing.draw.from(1, 40)}`),
  },
];

const weighed = (draw: Draw): Deed => {
  const all = deeds.reduce((sum, { often }) => sum + often, 0);
  let left = (draw.from(0, 9999) / 10_000) * all;
  return (
    deeds.find(({ often }) => {
      left -= often;
      return left < 0;
    }) ?? draw.pick(deeds)
  );
};

const rebuildProgram = fileURLToPath(new URL('../../src/rebuild.ts', import.meta.url));
const points = new URL('points.js', import.meta.url).href;

/** `npm run rebuild` beside the desks, which dies in the middle. */
const rebuilt = async ({ house, tally }: Doing, point: string): Promise<void> => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', points, rebuildProgram], {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...house.settings,
      TORTURE_POINT: point,
    },
  });
  const [, signal] = await once(child, 'exit');
  if (signal === 'SIGKILL') tally.killed('rebuild killed in the middle');
  else tally.hurt('rebuilt');
};
