import { type DestinationStream, type Logger, pino } from 'pino';

/** The desk's log: one JSON line an entry. */
export type Log = Logger;

/** How much is written, from nothing to everything. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

const secret = '[secret]';
const personal = '[personal]';
const price = '[price]';

/** Names of fields whose values must not be read by whoever keeps the machines. First match rules. */
const hiddenFields: readonly (readonly [RegExp, string])[] = [
  [/token|secret|password|passphrase|authorization|cookie|api_?key/i, secret],
  [/phone|mobile|telephone/i, personal],
  [/price|fen$|amount|discount/i, price],
];

/** The same wherever they stand in a line: in a message, an error or a URL. */
const hiddenShapes: readonly (readonly [RegExp, string])[] = [
  [/\bx(?:ox[a-z]|app)-[\w-]+/g, secret],
  [/(?<=\w:\/\/[^\s/:@"]*:)[^\s/@"]+(?=@)/g, secret],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}/g, personal],
  [/(?<![\w.-])(?:\+?86[- ]?)?1[3-9]\d{9}(?![\w.-])/g, personal],
];

/**
 * A logger that writes to `destination` (standard output by default). Tokens, phone numbers and prices are
 * hidden by the name of their field at any depth, tokens and mobile numbers also by their shape in any text.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: { process: process.pid },
    serializers: { error: pino.stdSerializers.err },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    // The written line is what is searched: there a child logger's own fields and an error's stand too.
    hooks: { streamWrite: withoutSecrets },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function withoutSecrets(line: string): string {
  const text = JSON.stringify(hide('', JSON.parse(line)));
  return `${hiddenShapes.reduce((rest, [shape, mark]) => rest.replace(shape, mark), text)}\n`;
}

function hide(name: string, value: unknown): unknown {
  if (value === null) return null;
  const [, mark] = hiddenFields.find(([pattern]) => pattern.test(name)) ?? [];
  if (mark !== undefined) return mark;
  if (Array.isArray(value)) return value.map((item) => hide('', item));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hide(key, item)]));
}
