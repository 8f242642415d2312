import { withSigns } from './escapes.ts';
import type { Inline } from './nodes.ts';

/** What stands between `<` and `>`: a mention, a date or a link. Undefined where it is none of these. */
export function parseAngle(inner: string): Inline | undefined {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : withSigns(inner.slice(bar + 1));
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), label };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!')) return special(target.slice(1), label);
  if (/^(https?:\/\/|mailto:|tel:)\S+$/.test(target)) return { kind: 'link', url: withSigns(target), label };
  return undefined;
}

function special(target: string, label: string): Inline | undefined {
  const [name = '', ...rest] = target.split('^');
  switch (name) {
    case 'here':
    case 'channel':
    case 'everyone':
      return { kind: 'broadcast', range: name };
    case 'subteam':
      return { kind: 'group', id: rest[0] ?? '', label };
    case 'date':
      return date(rest, label);
    default:
      return undefined;
  }
}

function date([seconds, format = '', url = '']: readonly string[], fallback: string): Inline | undefined {
  const moment = Number(seconds);
  if (!seconds || !Number.isFinite(moment)) return undefined;
  return { kind: 'date', seconds: moment, format: withSigns(format), url: withSigns(url), fallback };
}
