import type { Logger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import type { Log } from '../running/log.ts';

/** Bolt's log through the desk's own, which hides secrets. Bolt's chatter is debug here. */
export const boltLogger = (log: Log): Logger => ({
  debug: (...words) => log.trace(words.map(String).join(' ')),
  info: (...words) => log.debug(words.map(String).join(' ')),
  warn: (...words) => log.warn(words.map(String).join(' ')),
  error: (...words) => log.error(words.map(String).join(' ')),
  setLevel: () => undefined,
  getLevel: () => LogLevel.INFO,
  setName: () => undefined,
});
