import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Draw } from './draw.ts';
import type { House } from './house.ts';
import type { Tally } from './tally.ts';

const program = fileURLToPath(new URL('../../src/commands/rebuild.ts', import.meta.url));
const points = new URL('points.js', import.meta.url).href;

/** `npm run rebuild` beside the desks, killed in its middle; where there are few orders it comes to its end. */
export const rebuildThatDies = async ({
  house,
  tally,
  draw,
}: {
  readonly house: House;
  readonly tally: Tally;
  readonly draw: Draw;
}): Promise<void> => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', points, program], {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...house.settings,
      TORTURE_POINT: `mid-rebuild:${draw.from(1, 60)}`,
    },
  });
  const [, signal] = await once(child, 'exit');
  if (signal === 'SIGKILL') tally.killed('rebuild killed mid-rebuild');
  else tally.hurt('rebuilt');
};
