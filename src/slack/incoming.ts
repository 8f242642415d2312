import { z } from 'zod';

const Person = z.looseObject({ id: z.string(), team_id: z.string().nullish() });
const Team = z.looseObject({ id: z.string() }).nullish();
const View = z.looseObject({ id: z.string(), type: z.string() });

const Interaction = z.looseObject({ user: Person, team: Team });
const Happening = z.looseObject({
  team_id: z.string().optional(),
  authorizations: z.array(z.looseObject({ team_id: z.string().nullish() })).optional(),
});

/** Somebody opens the desk's Home: the one event that somebody waits for. */
const Visit = z.looseObject({
  event: z.looseObject({ type: z.literal('app_home_opened'), user: z.string() }),
});

/** What Slack sends, each with as much of its shape as Bolt and the listeners take for granted. */
const shapes = {
  event: Happening.extend({
    type: z.literal('event_callback'),
    event: z.looseObject({ type: z.string() }),
  }),
  /** Slack left out events of a minute. */
  limited: Happening.extend({ type: z.literal('app_rate_limited') }),
  command: z.looseObject({
    command: z.string(),
    text: z.string(),
    trigger_id: z.string(),
    response_url: z.string(),
    user_id: z.string(),
    team_id: z.string().optional(),
  }),
  press: Interaction.extend({
    type: z.literal('block_actions'),
    trigger_id: z.string(),
    actions: z.tuple(
      [z.looseObject({ type: z.string(), action_id: z.string(), block_id: z.string() })],
      z.unknown(),
    ),
    container: z.looseObject({}),
    view: View.nullish(),
  }),
  menu: Interaction.extend({
    type: z.literal('block_suggestion'),
    action_id: z.string(),
    block_id: z.string(),
    value: z.string(),
  }),
  shortcut: Interaction.extend({
    type: z.enum(['shortcut', 'message_action']),
    callback_id: z.string(),
    trigger_id: z.string(),
  }),
  form: Interaction.extend({
    type: z.enum(['view_submission', 'view_closed']),
    view: View.extend({
      callback_id: z.string(),
      private_metadata: z.string(),
      blocks: z.array(z.looseObject({ type: z.string() })),
    }),
  }),
} as const;

type Kind = keyof typeof shapes;

/** One thing that Slack sent, as far as it must be known before anybody listens. */
export interface Incoming {
  readonly kind: Kind;
  /** All teams it names, as that of whoever acted or of whoever it was sent to. */
  readonly teams: readonly string[];
  /** The installations it is meant for, where it says so. */
  readonly meantFor: readonly string[] | undefined;
  /** Undefined for what nobody waits for. */
  readonly userId: string | undefined;
}

/** What a payload is; undefined where it is nothing that Slack sends. */
export const incomingOf = (body: unknown): Incoming | undefined => {
  if (depthOf(body) > deepest) return undefined;
  for (const [kind, shape] of Object.entries(shapes)) {
    const read = shape.safeParse(body);
    if (read.success) return { kind: kind as Kind, ...partiesOf(read.data) };
  }
  return undefined;
};

type Read = z.infer<(typeof shapes)[Kind]>;

const partiesOf = (body: Read): Omit<Incoming, 'kind'> => {
  const interacting = Interaction.safeParse(body);
  const named = [body.team_id, interacting.data?.team?.id].filter((team) => typeof team === 'string');
  const ofUser = interacting.data?.user.team_id;
  const happening = Happening.safeParse(body);
  return {
    // Whoever names no team but their own person's names none.
    teams: named.length > 0 && typeof ofUser === 'string' ? [...named, ofUser] : named,
    meantFor: happening.data?.authorizations?.flatMap(({ team_id: team }) => team ?? []),
    userId:
      interacting.data?.user.id ??
      (typeof body.user_id === 'string' ? body.user_id : Visit.safeParse(body).data?.event.user),
  };
};

/** Whether it is of this workspace and of no other; what names none is not. */
export const isOf = ({ teams, meantFor }: Incoming, team: string): boolean =>
  teams.every((named) => named === team) && (meantFor ? meantFor.includes(team) : teams.length > 0);

/** Records and lists within one another; Slack's own payloads have about ten. */
const deepest = 64;

const depthOf = (value: unknown): number => {
  let [level, depth] = [[value], 0];
  while (level.length > 0 && depth <= deepest) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    depth += 1;
  }
  return depth;
};

/** Whether all texts and names in it are whole: half a character can be neither stored nor hashed as it came. */
export const isWellFormed = (value: unknown): boolean => {
  if (typeof value === 'string') return !loneSurrogate.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => isWellFormed(name) && isWellFormed(inner));
};

const loneSurrogate = /\p{Surrogate}/u;
