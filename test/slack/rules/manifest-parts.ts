import { checkManifest } from '../../../src/slack/rules/index.ts';
import { type Json, letters } from './samples.ts';

/** Parts of a manifest that Slack accepts, for tests to spoil one at a time. */
export const display_information = { name: 'Countersign' };
export const command = (changes: Json = {}): Json => ({
  command: '/order',
  description: 'Open an order',
  ...changes,
});
export const shortcut = (changes: Json = {}): Json => ({
  name: 'Open an order',
  type: 'global',
  callback_id: 'open',
  description: 'Opens an order',
  ...changes,
});

export const said = (parts: Json) => checkManifest({ display_information, ...parts }).violations;
export const address = (count: number) => `https://${letters(count - 8)}`;
export const commands = (...slash_commands: readonly Json[]) => ({ features: { slash_commands } });
