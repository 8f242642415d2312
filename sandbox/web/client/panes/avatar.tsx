import type { User } from '../../../protocol.ts';

/** A person's family name on a colour of their own; the app's tick for the app. */
export function Avatar({
  user,
  small = false,
}: {
  readonly user: User | undefined;
  readonly small?: boolean;
}) {
  const name = user?.real_name ?? '?';
  const hue = [...(user?.id ?? name)].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 360, 7);
  const style = user?.is_bot ? {} : { '--hue': String(hue) };
  return (
    <span
      class={`avatar ${user?.is_bot ? 'app' : ''} ${small ? 'small' : ''}`}
      style={style}
      aria-hidden="true"
    >
      {user?.is_bot ? '✓' : [...name][0]}
    </span>
  );
}
