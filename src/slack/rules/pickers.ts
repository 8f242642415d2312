import { confirmation, plain } from './composition.ts';
import { boolean, form, integer, type ObjectSchema, object, string } from './schema.ts';

const picking = { action_id: string(255), confirm: confirmation, focus_on_load: boolean };
const placeheld = { ...picking, placeholder: plain(150) };

/** Date and time pickers that any block with elements may hold. */
export const pickers: Readonly<Record<string, ObjectSchema>> = {
  datepicker: object({
    optional: { ...placeheld, initial_date: form(isDate, 'must be a date like YYYY-MM-DD') },
  }),
  timepicker: object({
    optional: {
      ...placeheld,
      initial_time: form(isTime, 'must be a time like HH:mm'),
      timezone: form(isTimezone, 'must be an IANA time zone'),
    },
  }),
};

/** Not allowed as a section's accessory, and without a placeholder. UNIX seconds of exactly ten digits. */
export const datetimepicker = object({
  optional: { ...picking, initial_date_time: integer(1_000_000_000, 9_999_999_999) },
});

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // A calendar date survives the round trip; 30 February comes back as March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function isTimezone(text: string): boolean {
  // Newer runtimes take bare offsets too, which are no IANA names.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
