import { describe, expect, it, onTestFinished } from 'vitest';
import { openDesk } from '../../src/compose.ts';
import { createLog } from '../../src/running/log.ts';
import { actingAt, commitsOf, wordsOf } from '../support/acting.ts';
import { brought } from '../support/brought.ts';
import { agreedMemo } from '../support/deeds-commercial.ts';
import { deskForFile, mondayMorning } from '../support/desk.ts';

const mill = deskForFile({ at: mondayMorning });
const as = actingAt(mill);

/** One more process on the same stores and workspace; Slack delivers to one of them at a time. */
const another = async (run: 'web' | 'jobs') => {
  const opened = await openDesk({
    ...mill().jobs,
    run,
    clock: { now: () => new Date(mill().sandbox.clock.now()) },
    log: createLog('silent'),
  });
  onTestFinished(() => opened.close());
  return opened;
};

const deliverTo = ({ port }: { readonly port: number }): void =>
  mill().sandbox.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);

const clerksAre = (users: readonly string[]) =>
  mill().workspace.control('group', { handle: 'service', users });

describe('who holds a role', () => {
  it('is the same in every process within five seconds of the one that Slack told', async () => {
    const [web, jobs] = [await another('web'), await another('jobs')];
    const card = await brought(mill(), agreedMemo('B'));
    const roles = async (desk: typeof web): Promise<readonly string[]> =>
      desk.ports.outside().people.find(({ name }) => name === '李娜')?.roles ?? [];
    expect(await roles(web)).toContain('service');

    // Only the first process hears of it.
    await clerksAre(['chen.yu']);
    for (const desk of [web, jobs, mill().desk])
      await mill().workspace.until(
        async () => ((await roles(desk)).includes('service') ? undefined : true),
        'the role is gone in every process',
      );

    deliverTo(web);
    onTestFinished(() => deliverTo(mill().desk));
    const li = as('li.na');
    await li.press('open:terms', card);
    expect(wordsOf(await li.view('notice'))).toContain('您还没有岗位');
    expect(await commitsOf(mill(), card)).toHaveLength(1);

    // The second process hears of the group that is given back; the first follows.
    await clerksAre(['chen.yu', 'li.na']);
    await mill().workspace.until(
      async () => ((await roles(mill().desk)).includes('service') ? true : undefined),
      'the role is back in the first process',
    );
  });
});
