import type { Directory } from './directory.ts';
import { withEntities } from './mrkdwn/escapes.ts';

/** What a person typed as Slack stores it: `@陈宇` and `#orders` become mentions, signs are escaped. */
export function encodeMessage(
  typed: string,
  directory: Pick<Directory, 'users' | 'groups' | 'channels'>,
): string {
  const targets = [
    ...[...directory.users.values()].flatMap(({ id, real_name, name }) => [
      [`@${real_name}`, `<@${id}>`] as const,
      [`@${name}`, `<@${id}>`] as const,
    ]),
    ...[...directory.groups.values()].map(({ id, handle }) => [`@${handle}`, `<!subteam^${id}>`] as const),
    ...[...directory.channels.values()]
      .filter(({ kind }) => kind === 'public')
      .map(({ id, name }) => [`#${name}`, `<#${id}>`] as const),
  ].sort(([one], [other]) => other.length - one.length);
  const found = new Map(targets.map(([written, target]) => [withEntities(written), target]));
  if (found.size === 0) return withEntities(typed);
  // Longest names first: `@李娜娜` is not `@李娜` followed by a sign.
  const pattern = new RegExp(
    [...found.keys()].map((written) => written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'),
    'g',
  );
  return withEntities(typed).replace(pattern, (written) => found.get(written) ?? written);
}
