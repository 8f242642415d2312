import type { Sight } from '../../order/action.ts';
import type { Raw } from '../../order/raw.ts';
import type { OrderContent } from '../content.ts';

/** Where a form keeps which message it was opened from; nobody types it. */
export const sourceMessage = 'sourceMessage';

/** A message of Slack's by channel and `ts`, as an order keeps which one it was taken from (S1). */
export const messageKey = (channel: string, ts: string): string => `${channel}/${ts}`;

/** The message that a form was opened from; it travels through the person's client, so that it may be anything. */
export const messageIn = ({ raw }: Pick<Sight, 'raw'>): string | undefined => asMessage(raw[sourceMessage]);

const asMessage = (raw: Raw): string | undefined =>
  typeof raw === 'string' && /^[A-Z0-9]{1,20}\/\d{1,12}\.\d{1,9}$/.test(raw) ? raw : undefined;

/** What an order was taken from: its message and files, by which the same source is found again. */
export const sourcesOf = ({
  source: { message, files },
}: Pick<OrderContent, 'source'>): readonly string[] => [
  ...(message === undefined ? [] : [message]),
  ...files,
];

/** The same of a form that is being filled in. */
export const sourcesIn = (raw: Sight['raw']): readonly string[] => {
  const message = asMessage(raw[sourceMessage]);
  const files = Array.isArray(raw.sourceFiles) ? raw.sourceFiles : [];
  return [...(message === undefined ? [] : [message]), ...files];
};
