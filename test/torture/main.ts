import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { drawFrom } from './draw.ts';
import { type House, openHouse } from './house.ts';
import { mischiefIn } from './mischief.ts';
import { peopleAtWork } from './people.ts';
import { quietAgain } from './quiet.ts';
import { reckonJournal } from './reckon-journal.ts';
import { reckonSlack } from './reckon-slack.ts';
import { openTally, type Tally } from './tally.ts';

/**
 * `npm run torture -- --minutes N --seed S`: a whole mill at work for so long while everything fails that can, then all of
 * it looked at. Ends with 1 unless nothing was lost, doubled or left out.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000) % 1_000_000) },
    people: { type: 'string', default: '8' },
  },
});
const [minutes, seed, atOnce] = [Number(values.minutes), Number(values.seed), Number(values.people)];
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const mostShown = 50;
const began = performance.now();
const passed = (): string => `${Math.round((performance.now() - began) / 1000)} s`;

say(`seed ${seed}, ${minutes} minutes`);
const tally = openTally();
const draw = drawFrom(seed);
const house = await openHouse(draw, tally);
say(`${passed()}: the mill is open`);
try {
  await tormented(house);
  await reckoned(house, tally);
} finally {
  const kept = await house.close(tally.findings().length > 0);
  if (kept) say(`data and logs are kept in ${kept}`);
}
for (const { sort, what } of tally.findings().slice(0, mostShown)) say(`${sort}: ${what}`);
say(tally.deeds().join(', '));
const [lost, doubled, missing] = (['lost', 'doubled', 'missing'] as const).map(tally.count);
say(
  `${passed()}, seed ${seed}: ${tally.acts().size} acts, ${tally.kills()} kills, ${lost} lost, ${doubled} doubled, ${missing} missing`,
);
process.exit(tally.findings().length === 0 ? 0 : 1);

async function tormented(mill: House): Promise<void> {
  const people = await peopleAtWork(mill, tally, { draw: draw.apart('people'), atOnce, pauseMs: 300 });
  const mischief = mischiefIn(mill, tally, draw.apart('mischief'));
  const endsAt = performance.now() + minutes * 60_000;
  while (performance.now() < endsAt) {
    await delay(Math.min(5000, endsAt - performance.now()));
    say(`${passed()}: ${tally.acts().size} acts, ${tally.kills()} kills`);
  }
  await mischief.ends();
  say(`${passed()}: nothing fails any more`);
  await people.goHome();
  say(`${passed()}: everybody is home`);
}

async function reckoned(mill: House, into: Tally): Promise<void> {
  const owed = await quietAgain(mill);
  say(`${passed()}: ${owed.length === 0 ? 'nothing is owed' : `still owed: ${owed.join(', ')}`}`);
  await reckonSlack(mill, await reckonJournal(mill.all, into), into);
}
