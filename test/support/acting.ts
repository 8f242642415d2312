import { expect } from 'vitest';
import { plainId } from '../../blocks/form.ts';
import type { SubmitAnswer, View } from '../../sandbox/protocol.ts';
import type { Commit } from '../../src/order/commit.ts';
import { find } from '../../src/procedure/catalogue.ts';
import { orderOf, type TestDesk, textOf } from './desk.ts';
import type { ShownMessage } from './workspace.ts';
import { hasElement, optionOfAct, type Place } from './workspace-find.ts';
import type { Filling, PersonDriver } from './workspace-person.ts';

export type Answers = Readonly<Record<string, Filling>>;

export interface Signing {
  /** Which batch, shipment, doubt … where there are several. */
  readonly part?: string;
  /** Lists of boxes to tick wholly, by the name of their question. */
  readonly ticks?: readonly string[];
}

/** Somebody of the mill at work on orders. */
export interface Colleague extends PersonDriver {
  /** Opens the form of a step or act: by its button on the card, else by 更多…. Gives the view that came. */
  readonly opens: (key: string, card: Place, part?: string) => Promise<View>;
  /** Fills the open form in, in this order, waiting where an answer changes the questions. */
  readonly fillsIn: (answers: Answers, ticks?: readonly string[]) => Promise<void>;
  /** Hands in what the customer said, reads each value back that the form then names, and hands it in again. */
  readonly readsBack: () => Promise<SubmitAnswer>;
  /** Opens, fills in and signs; it must be accepted, and the card shows it afterwards. */
  readonly signs: (key: string, card: Place, answers?: Answers, signing?: Signing) => Promise<void>;
  /** The same for a form that must not be accepted: gives everything the person was told. */
  /** Neither the card nor 更多… leads this person to that form now. */
  readonly isNotOffered: (key: string, card: Place) => Promise<void>;
  /** What 为什么在等 says now. */
  readonly asksWhy: (card: Place) => Promise<string>;
  readonly isRefused: (key: string, card: Place, answers?: Answers, signing?: Signing) => Promise<string>;
}

/** `as('sun.kai')`: one person of the mill in this desk's workspace. */
export const actingAt =
  (mill: () => TestDesk) =>
  (handle: string): Colleague => {
    const person = mill().workspace.as(handle);
    const opens: Colleague['opens'] = (key, card, part) => open({ mill: mill(), person, key, card, part });
    const fillsIn: Colleague['fillsIn'] = (answers, ticks = []) => fill(mill(), person, answers, ticks);
    const handsIn = async (
      key: string,
      card: Place,
      answers: Answers,
      { part, ticks }: Signing,
    ): Promise<SubmitAnswer | View> => {
      const view = await opens(key, card, part);
      if (view.callback_id !== key) return view;
      await fillsIn(answers, ticks);
      return person.submit();
    };
    return {
      ...person,
      opens,
      fillsIn,
      readsBack: async () => {
        expect(await person.submit()).toMatchObject({ outcome: 'updated' });
        await fillsIn({}, ['readBack']);
        return person.submit();
      },
      signs: async (key, card, answers = {}, signing = {}) => {
        const action = find(key);
        if (action?.press === 'do') {
          await pressOf({ mill: mill(), person, key, card, part: signing.part });
        } else {
          const answer = await handsIn(key, card, answers, signing);
          expect(answer, `${handle} signs ${key}: ${wordsOf(answer)}`).toEqual({
            ok: true,
            outcome: 'closed',
          });
        }
        await closeAll(person);
        await mill().desk.settle();
        await isDrawn(mill(), card, `${action?.title.zh} ✓`);
      },
      isRefused: async (key, card, answers = {}, signing = {}) => {
        const answer = await handsIn(key, card, answers, signing);
        expect(answer, `${handle} is refused ${key}`).not.toMatchObject({ outcome: 'closed' });
        await closeAll(person);
        return wordsOf(answer);
      },
      isNotOffered: async (key, card) => {
        const onCard = buttonsOf(await now(mill(), card)).map((button) => button.action_id);
        expect(onCard).not.toContain(`open:${key}`);
        await person.more('open:all', card);
        const list = await person.view('more');
        await closeAll(person);
        expect(hasElement(list.blocks, `open:${key}`), `${key} for ${handle}`).toBe(false);
      },
      asksWhy: async (card) => {
        await person.press('open:why', card);
        const words = wordsOf(await drawn(mill(), person));
        await closeAll(person);
        return words;
      },
    };
  };

/** All texts and messages in an answer, one a line. */
export const wordsOf = (answer: unknown): string => {
  if (typeof answer === 'string') return '';
  if (typeof answer !== 'object' || answer === null) return '';
  return Object.entries(answer)
    .flatMap(([key, inner]) => {
      if (key === 'errors' && typeof inner === 'object') return Object.values(inner ?? {});
      return ['text', 'notice'].includes(key) && typeof inner === 'string' ? [inner] : [wordsOf(inner)];
    })
    .filter((words) => words !== '')
    .join('\n');
};

/** The acts an order's journal holds, in their order: `technical`, `inspection b1`. */
export const journalOf = async (mill: TestDesk, card: ShownMessage): Promise<readonly string[]> => {
  const commits = await commitsOf(mill, card);
  return commits.flatMap(({ events }) =>
    events.flatMap((event) =>
      event.type === 'Signed' ? [event.part ? `${event.action} ${event.part}` : event.action] : [],
    ),
  );
};

export const commitsOf = async (mill: TestDesk, card: ShownMessage): Promise<readonly Commit[]> => {
  const commits = mill.database.collection<Commit>('commits');
  const placed = await commits.findOne({ number: orderOf(card) });
  return commits
    .find({ orderId: placed?.orderId ?? '' })
    .sort({ version: 1 })
    .toArray();
};

/** Waits until the card, drawn anew, says this. */
export const isDrawn = (mill: TestDesk, card: Place, words: string): Promise<string> =>
  mill.workspace.until(async () => {
    const text = textOf(await now(mill, card));
    return text.includes(words) ? text : undefined;
  }, `the card to say “${words}”`);

/** Waits until the thread says this, and gives the newest line that does. */
export const isTold = (mill: TestDesk, card: ShownMessage, words: string): Promise<string> =>
  mill.workspace.until(
    async () => (await mill.thread(card)).findLast((text) => text.includes(words)),
    `the thread to say “${words}”`,
  );

/** UNIX seconds of an instant, as a date-and-time input takes them. */
export const moment = (instant: string): number => Date.parse(instant) / 1000;

interface Opening {
  readonly mill: TestDesk;
  readonly person: PersonDriver;
  readonly key: string;
  readonly card: Place;
  readonly part: string | undefined;
}

const open = async (opening: Opening): Promise<View> => {
  const { person, key, part } = opening;
  await pressOf(opening);
  const view = await drawn(opening.mill, person);
  if (view.callback_id !== `which:${key}`) return view;
  await person.fill({ part: part ?? '-' });
  await person.submit();
  return person.view(key);
};

/** The view a press led to: neither the list it was pressed in nor the one that says that it is coming. */
const drawn = (mill: TestDesk, person: PersonDriver): Promise<View> =>
  mill.workspace.until(async () => {
    const top = (await person.views()).at(-1);
    const isComing = top?.callback_id === 'more' || /正在打开|Opening…/.test(wordsOf(top));
    return isComing ? undefined : top;
  }, `${person.handle} to see a form`);

/** Presses the action's button on the card; where it is not there, or is for another part, the one behind 更多…. */
const pressOf = async ({ mill, person, key, card, part }: Opening): Promise<void> => {
  const actionId = `${find(key)?.press ?? 'open'}:${key}`;
  const shown = await now(mill, card);
  const button = buttonsOf(shown).find((one) => one.action_id === actionId);
  const aim = button ? (JSON.parse(button.value) as { part?: string }).part : undefined;
  const press = (what: object) =>
    mill.workspace.control('press', { user: person.handle, channel: card.channel, ts: card.ts, ...what });
  if (button && (part === undefined || aim === undefined || aim === part)) {
    await press({ action_id: actionId });
    return;
  }
  await press({ action_id: 'more', value: optionOfAct(shown, 'open:all') ?? null });
  const list = await person.view('more');
  expect(hasElement(list.blocks, actionId), `“${key}” behind 更多…: ${wordsOf(list)}`).toBe(true);
  await person.pressInView(actionId);
};

/** Fills the form before somebody in, in this order, waiting where an answer changes the questions. */
export const fill = async (
  mill: Pick<TestDesk, 'workspace'>,
  person: PersonDriver,
  answers: Answers,
  ticks: readonly string[] = [],
): Promise<void> => {
  for (const [name, value] of Object.entries(answers)) {
    const [view, block] = await mill.workspace.until(async () => {
      const view = (await person.views()).at(-1);
      const block = view?.blocks.find((one) => plainId(String(one.block_id)) === name);
      return view && block ? ([view, block] as const) : undefined;
    }, `${person.handle} to be asked for ${name}`);
    const blockId = String(block.block_id);
    if (block.dispatch_action && typeof value === 'string') {
      await person.pressInView('value', { blockId, value });
      await mill.workspace.until(
        async () => (await person.views()).at(-1)?.hash !== view.hash,
        `the form to follow ${name}`,
      );
    } else await person.fill({ [blockId]: value });
  }
  for (const name of ticks) await tickAll(person, name);
};

/** The box that is ticked instead of what is read back. */
const notReadBackYet = 'later';

const tickAll = async (person: PersonDriver, name: string): Promise<void> => {
  const view = await person.view();
  const boxes = view.blocks.filter((block) =>
    new RegExp(`^(lines\\.\\d+\\.)?${name}(\\.\\d+)?$`).test(plainId(String(block.block_id))),
  );
  expect(boxes.length, `boxes to tick for ${name}`).toBeGreaterThan(0);
  for (const block of boxes) {
    const { options = [] } = block.element as { options?: readonly { value: string }[] };
    await person.fill({
      [String(block.block_id)]: options.map(({ value }) => value).filter((value) => value !== notReadBackYet),
    });
  }
};

const now = async (mill: TestDesk, card: Place): Promise<ShownMessage> => {
  const shown = (await mill.workspace.messages(card.channel)).find(({ ts }) => ts === card.ts);
  if (!shown) throw new Error(`no card at ${card.ts}`);
  return shown;
};

const buttonsOf = (message: ShownMessage): readonly { action_id: string; value: string }[] =>
  (message.blocks ?? []).flatMap(({ elements }) =>
    Array.isArray(elements) ? elements.filter(({ type }) => type === 'button') : [],
  );

const closeAll = async (person: PersonDriver): Promise<void> => {
  if ((await person.views()).length > 0) await person.closes(true);
};
