import type { App, ReceiverEvent } from '@slack/bolt';
import { closedHome } from '../../blocks/closed-home.ts';
import { isStranger } from '../people/stranger.ts';
import type { NoteRefusal } from '../running/security-log.ts';
import { type Saying, say } from '../text/say.ts';
import type { SlackDeps } from './deps.ts';
import { type Incoming, incomingOf, isOf, isWellFormed } from './incoming.ts';
import { SenselessError, saySorry, sorryView } from './sorry.ts';

type Deps = Pick<SlackDeps, 'directory' | 'opening' | 'client' | 'log'>;

interface GuardOptions {
  /** The team whose token the desk has. */
  readonly team: () => Promise<string>;
  readonly noteRefusal: NoteRefusal;
}

/** What Bolt hands over with `extendedErrorHandler`. */
interface Failure {
  readonly error: {
    readonly code?: string;
    readonly original?: Error;
    readonly originals?: readonly Error[];
  };
  readonly body: object;
}

/**
 * Stands before Bolt's listeners, over HTTP and Socket Mode alike. What is of no known shape, of another team, of
 * somebody without a role or of no whole text is refused and noted, whichever listener it is meant for; what no listener
 * knows and what fails in one is answered privately: nobody waits, and nothing that comes in throws.
 */
export const guard = (app: App, deps: Deps, options: GuardOptions): App => {
  const { noteRefusal } = options;
  const sayingOf = whatFailed(app, deps, options);
  const listen = app.processEvent.bind(app);
  /** What is still to be said to whoever did this; undefined where they have their answer. */
  const heard = async (
    event: ReceiverEvent,
    { incoming, body, ack }: Waiting,
  ): Promise<Saying | undefined> => {
    const refused = await refusalOf(incoming, body, { deps, options });
    if (refused) return refused;
    if (incoming.kind === 'limited') {
      deps.log.warn('Slack left out events: too many came within an hour');
      await ack.give();
      return undefined;
    }
    await listen({ ...event, ack: ack.give });
    return sayingOf(body) ?? (ack.isGiven() ? undefined : unknownTo(incoming));
  };

  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    const { body } = event;
    const incoming = incomingOf(body);
    if (!incoming) {
      noteRefusal('slack-payload', { of: typeof body });
      return event.ack();
    }
    const waiting = { incoming, body, ack: acknowledging(event) };
    const said = await heard(event, waiting).catch((error: unknown): Saying => {
      deps.log.error({ error }, 'something that came in could not be heard');
      return 'went-wrong';
    });
    if (said) await answer(deps, waiting, said);
  };
  return Object.assign(app, {
    processEvent: (event: ReceiverEvent) =>
      processEvent(event).catch((error: unknown) => {
        deps.log.error({ error }, 'something that came in could not be answered');
      }),
  });
};

/** Notes what fails in a listener. @returns what is to be said of a payload, where something failed for it */
const whatFailed = (
  app: App,
  { log }: Pick<Deps, 'log'>,
  { noteRefusal }: Pick<GuardOptions, 'noteRefusal'>,
): ((body: object) => Saying | undefined) => {
  const failed = new WeakMap<object, Saying>();
  app.error(async ({ error, body }: Failure) => {
    const senseless = causesOf(error).find((cause) => cause instanceof SenselessError);
    if (senseless)
      noteRefusal('slack-forged', { user: incomingOf(body)?.userId, why: senseless.message.slice(0, 120) });
    else log.error({ code: error.code, error: error.original ?? error }, 'a listener failed');
    failed.set(body, senseless ? 'pressed-nothing' : 'went-wrong');
  });
  return (body) => failed.get(body);
};

/** Why no listener hears this; undefined where one may. What is refused is noted. */
const refusalOf = async (
  incoming: Incoming,
  body: object,
  { deps, options: { team, noteRefusal } }: { readonly deps: Deps; readonly options: GuardOptions },
): Promise<Saying | undefined> => {
  const { kind, userId: user } = incoming;
  if (!isOf(incoming, await team())) {
    noteRefusal('slack-team', { kind, user, teams: incoming.teams });
    return 'other-workspace';
  }
  if (!isWellFormed(body)) {
    noteRefusal('slack-text', { kind, user });
    return 'broken-text';
  }
  if (user === undefined || !isStranger(await deps.directory.actor(user))) return undefined;
  noteRefusal('slack-stranger', { kind, user });
  return 'no-role';
};

const causesOf = (error: Failure['error']): readonly unknown[] => [
  error,
  error.original,
  ...(error.originals ?? []),
];

/** No listener took it: another desk's form, or one of an earlier version of this. */
const unknownTo = ({ kind }: Incoming): Saying => (kind === 'form' ? 'senseless' : 'pressed-nothing');

interface Acknowledging {
  readonly give: ReceiverEvent['ack'];
  readonly isGiven: () => boolean;
}

const acknowledging = (event: ReceiverEvent): Acknowledging => {
  let isGiven = false;
  return {
    isGiven: () => isGiven,
    give: (answer) => {
      isGiven = true;
      return event.ack(answer);
    },
  };
};

interface Waiting {
  readonly incoming: Incoming;
  readonly body: object;
  readonly ack: Acknowledging;
}

/** An answer for whoever waits: in what they sent where Slack shows it there, else privately. */
const answer = async (
  deps: Deps,
  { incoming: { kind, userId }, body, ack }: Waiting,
  said: Saying,
): Promise<void> => {
  if (kind === 'menu') return ack.isGiven() ? undefined : ack.give({ options: [] });
  if (kind === 'event' && userId !== undefined) {
    if (!ack.isGiven()) await ack.give();
    const view = closedHome(say(said, deps.directory.language(userId)));
    return void (await deps.client.views.publish({ user_id: userId, view }));
  }
  if (userId === undefined || isClosing(body)) return ack.isGiven() ? undefined : ack.give();
  if (!ack.isGiven() && kind === 'form')
    return ack.give({ response_action: 'push', view: sorryView(deps, userId, said) });
  if (!ack.isGiven() && kind === 'command')
    return ack.give({ response_type: 'ephemeral', text: say(said, deps.directory.language(userId)) });
  if (!ack.isGiven()) await ack.give();
  await saySorry(deps, body, { userId, said });
};

/** A window that somebody closed asks for nothing. */
const isClosing = (body: object): boolean => 'type' in body && body.type === 'view_closed';
