import type {
  Channel,
  Ephemeral,
  FileFace,
  GivenFile,
  OptionGroup,
  PlainValue,
  PlainValues,
  SubmitAnswer,
  View,
} from '../../sandbox/protocol.ts';
import type { WorkspaceDriver } from './workspace.ts';
import { callControl, lookAt } from './workspace-calls.ts';
import { carrying, type Drawn, hasElement, optionOfAct, type Place } from './workspace-find.ts';

/** What may be filled into a field: a plain value, or for a file input the files themselves. */
export type Filling = PlainValue | readonly Exclude<GivenFile, string>[];

/** One person acting; every act resolves when the app has answered. A `notice` in the answer means that it did not. */
export interface PersonDriver {
  readonly handle: string;
  /** Types `/order new` in #orders, or elsewhere. */
  readonly slash: (text: string, channel?: string) => Promise<Record<string, unknown>>;
  readonly shortcut: (callbackId: string, message?: Place) => Promise<Record<string, unknown>>;
  /** The top view, waited for; with `callbackId`, that form. Rejects when none comes within 15 s. */
  readonly view: (callbackId?: string) => Promise<View>;
  /** The whole stack as it is now, root first. */
  readonly views: () => Promise<readonly View[]>;
  /** Types into the top view, waited for until it has all these fields. */
  readonly fill: (values: Readonly<Record<string, Filling>>) => Promise<void>;
  /** Submits the top view with what was filled in. */
  readonly submit: () => Promise<SubmitAnswer>;
  readonly pressInView: (
    actionId: string,
    what?: { value?: PlainValue; blockId?: string },
  ) => Promise<Record<string, unknown>>;
  /** Presses in this message, or in the newest one (ephemerals too) that has the button, waited for. */
  readonly press: (actionId: string, at?: Place, value?: PlainValue) => Promise<Record<string, unknown>>;
  /** Chooses the entry of the "more" overflow whose value is this act. */
  readonly more: (act: string, at?: Place) => Promise<Record<string, unknown>>;
  /** What a menu of the top view offers for these letters: option values with their texts. */
  readonly suggest: (blockId: string, query: string) => Promise<readonly { value: string; text: string }[]>;
  /** Writes in a channel or thread; resolves with the message's place. */
  readonly says: (
    channel: string,
    text: string,
    more?: { thread?: string; files?: readonly GivenFile[] },
  ) => Promise<Place>;
  /** Cancels the top view, or with `all` closes the window. */
  readonly closes: (all?: boolean) => Promise<void>;
  /** Opens the Home tab and waits until the app has published it. */
  readonly home: () => Promise<View>;
  readonly ephemerals: () => Promise<readonly Ephemeral[]>;
  readonly uploads: (files: readonly GivenFile[]) => Promise<readonly FileFace[]>;
}

/** Generous: only a test that fails anyway waits as long. */
const patienceMs = 15_000;

export function actAs(workspace: WorkspaceDriver, handle: string): PersonDriver {
  const { url } = workspace;
  const user = handle;
  const typed = new Map<string, Record<string, PlainValue>>();

  const views = async () => (await lookAt<{ views: View[] }>(url, 'views', { user })).views;
  const topWith = (fits: (top: View) => boolean, what: string) =>
    workspace.until(
      async () => {
        const top = (await views()).at(-1);
        return top && fits(top) ? top : undefined;
      },
      `${handle} to see ${what}`,
      patienceMs,
    );
  const view = (callbackId?: string) =>
    topWith((top) => callbackId === undefined || top.callback_id === callbackId, callbackId ?? 'a form');
  const uploads = async (files: readonly GivenFile[]) =>
    (await callControl(url, 'upload', { user, files })).files as readonly FileFace[];
  const plain = async (value: Filling): Promise<PlainValue> => {
    const isFiles = Array.isArray(value) && value.some((item) => typeof item === 'object');
    if (!isFiles) return value as PlainValue;
    return (await uploads(value as readonly GivenFile[])).map((file) => file.id);
  };
  const valuesFor = (top: View): PlainValues =>
    Object.fromEntries(Object.entries(typed.get(top.id) ?? {}).filter(([field]) => field in top.values));
  const find = async (actionId: string, at: Place | undefined, act?: string): Promise<Drawn> =>
    workspace.until(
      async () => carrying(await seenBy(workspace, user), { actionId, at, act }),
      `${handle} to see "${act ?? actionId}"${at ? ` on ${at.ts}` : ''}`,
      patienceMs,
    );

  return {
    handle,
    views,
    view,
    uploads,
    slash: (text, channel = 'orders') => callControl(url, 'command', { user, channel, text }),
    shortcut: (callbackId, message) =>
      callControl(url, 'shortcut', { user, callback_id: callbackId, ...(message && { message }) }),
    fill: async (values) => {
      const wanted = Object.keys(values);
      const has = (top: View) => wanted.every((field) => field in top.values);
      const top = await topWith(has, `a form with ${wanted.join(', ')}`);
      const entries = await Promise.all(
        wanted.map(async (field) => [field, await plain(values[field] ?? null)]),
      );
      typed.set(top.id, { ...typed.get(top.id), ...Object.fromEntries(entries) });
    },
    submit: async () => {
      const top = await topWith((one) => one.submit !== null, 'a form with a submit button');
      const answer = await callControl(url, 'submit', { user, view_id: top.id, values: valuesFor(top) });
      return answer as unknown as SubmitAnswer;
    },
    pressInView: async (actionId, what = {}) => {
      const top = await topWith((one) => hasElement(one.blocks, actionId), `a form with "${actionId}"`);
      return callControl(url, 'press', {
        user,
        view_id: top.id,
        action_id: actionId,
        values: valuesFor(top),
        ...(what.value !== undefined && { value: what.value }),
        ...(what.blockId !== undefined && { block_id: what.blockId }),
      });
    },
    press: async (actionId, at, value) => {
      const { channel, ts } = await find(actionId, at);
      return callControl(url, 'press', {
        user,
        channel,
        ts,
        action_id: actionId,
        ...(value !== undefined && { value }),
      });
    },
    more: async (act, at) => {
      const message = await find('more', at, act);
      const value = optionOfAct(message, act);
      return callControl(url, 'press', {
        user,
        channel: message.channel,
        ts: message.ts,
        action_id: 'more',
        value,
      });
    },
    suggest: async (blockId, query) => {
      const has = (one: View) => one.blocks.some((block) => block.block_id === blockId);
      const top = await topWith(has, `a form with ${blockId}`);
      const answer = await callControl(url, 'suggest', { user, view_id: top.id, block_id: blockId, query });
      const groups = answer.groups as readonly OptionGroup[];
      const options = [
        ...(answer.options as OptionGroup['options']),
        ...groups.flatMap((group) => group.options),
      ];
      return options.map((option) => ({ value: option.value, text: option.text.text }));
    },
    says: async (channel, text, more = {}) => {
      const body = {
        user,
        channel,
        text,
        ...(more.thread && { thread_ts: more.thread }),
        files: more.files ?? [],
      };
      const answer = await callControl(url, 'message', body);
      return { channel, ts: String(answer.ts) };
    },
    closes: async (all = false) =>
      void (await callControl(url, 'close', { user, view_id: (await view()).id, all })),
    home: async () => {
      const look = async () => (await lookAt<{ view: View | null }>(url, 'home', { user })).view;
      const before = await look();
      await callControl(url, 'home', { user });
      return workspace.until(
        async () => {
          const now = await look();
          return now && now.hash !== before?.hash ? now : undefined;
        },
        `the Home tab of ${handle}`,
        patienceMs,
      );
    },
    ephemerals: async () =>
      (await lookAt<{ ephemerals: Ephemeral[] }>(url, 'ephemerals', { user })).ephemerals,
  };
}

/** All messages of the channels this person is in, and what only they see. */
async function seenBy(workspace: WorkspaceDriver, user: string): Promise<readonly Drawn[]> {
  const { channels } = await lookAt<{ channels: Channel[] }>(workspace.url, 'channels', { user });
  const messages = await Promise.all(channels.map((channel) => workspace.messages(channel.id)));
  const own = await lookAt<{ ephemerals: Ephemeral[] }>(workspace.url, 'ephemerals', { user });
  return [...messages.flat(), ...own.ephemerals];
}
