import { useState } from 'preact/hooks';
import { useDirectory } from '../directory.ts';
import { keep, recall } from '../memory.ts';

/** What to try, in three lines, until somebody has begun. */
export function Welcome() {
  const { words, me, groups } = useDirectory();
  const [isNew, setNew] = useState(() => !recall('welcomed', false));
  if (!isNew) return null;
  const takesOrders = [...groups.values()].some(
    ({ handle, users }) => handle === 'service' && users.includes(me.id),
  );
  return (
    <section class="welcome" aria-label={words.welcomeTitle}>
      <h2>{words.welcomeTitle}</h2>
      <ol>
        <li>{(takesOrders ? words.welcomeWho : words.welcomeOther)(me.real_name, me.title)}</li>
        <li>{words.welcomeHow}</li>
        <li>{words.welcomeNext}</li>
      </ol>
      <button
        type="button"
        class="button primary"
        onClick={() => {
          keep('welcomed', true);
          setNew(false);
        }}
      >
        {words.gotIt}
      </button>
    </section>
  );
}
