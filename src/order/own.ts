/**
 * What a record holds under a name that came from outside. Every plain record also answers to `constructor`, `toString`
 * and the like: those are not its own.
 */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
