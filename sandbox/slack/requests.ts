import { z } from 'zod';

// What the control API takes in; the shapes are told to clients in `../protocol.ts`.

const Value = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);
const Values = z.record(z.string(), Value);
const OnMessage = z.object({ channel: z.string(), ts: z.string() });

export const CommandBody = z.object({ user: z.string(), channel: z.string(), text: z.string() });

export const ShortcutBody = z.object({
  user: z.string(),
  callback_id: z.string(),
  message: OnMessage.exactOptional(),
});

const Pressing = z.object({
  user: z.string(),
  action_id: z.string(),
  block_id: z.string().exactOptional(),
  value: Value.exactOptional(),
  values: Values.exactOptional(),
});
export const PressBody = z.union(
  [Pressing.extend({ view_id: z.string() }), Pressing.extend({ channel: z.string(), ts: z.string() })],
  'give user and action_id, with view_id, or with channel and ts',
);

export const SubmitBody = z.object({ user: z.string(), view_id: z.string(), values: Values.default({}) });

export const CloseBody = z.object({
  user: z.string(),
  view_id: z.string(),
  all: z.boolean().exactOptional(),
});

export const SuggestBody = z.object({
  user: z.string(),
  view_id: z.string().exactOptional(),
  channel: z.string().exactOptional(),
  ts: z.string().exactOptional(),
  block_id: z.string(),
  query: z.string(),
});

const File = z.union([
  z.string(),
  z.object({ name: z.string(), text: z.string() }),
  z.object({ name: z.string(), base64: z.string() }),
]);

export const MessageBody = z.object({
  user: z.string(),
  channel: z.string(),
  text: z.string().default(''),
  thread_ts: z.string().exactOptional(),
  files: z.array(File).exactOptional(),
});

export const UploadBody = z.object({ user: z.string(), files: z.array(File) });

export const ReactBody = z.object({
  user: z.string(),
  channel: z.string(),
  ts: z.string(),
  name: z.string(),
  remove: z.boolean().exactOptional(),
});

export const HomeBody = z.object({
  user: z.string(),
  tab: z.enum(['home', 'messages']).exactOptional(),
});

const faultKinds = [
  'slow',
  'lost-answer',
  'rate-limited',
  'server-error',
  'duplicate',
  'parallel',
  'stale-signature',
  'reorder',
  'drop-socket',
] as const;

export const FaultBody = z.union(
  [
    z.object({ clear: z.literal(true) }),
    z.object({
      kind: z.enum(faultKinds),
      method: z.string(),
      times: z.number().int().positive().default(1),
      ms: z.number().nonnegative().exactOptional(),
      status: z.number().int().exactOptional(),
      seconds: z.number().positive().exactOptional(),
      user: z.string().exactOptional(),
    }),
  ],
  `give {"clear": true}, or kind (${faultKinds.join(', ')}) and method`,
);

export const PlanBody = z.object({ user_groups: z.boolean() });

const Seed = z.number().int().nullable();
export const DeliveryBody = z.object({
  shuffle: Seed.exactOptional(),
  duplicates: Seed.exactOptional(),
  delayed: z.boolean().exactOptional(),
  events: z.literal(true).exactOptional(),
});
