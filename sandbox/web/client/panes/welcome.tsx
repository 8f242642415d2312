import { useState } from 'preact/hooks';
import { useDirectory } from '../directory.ts';
import { keep, recall } from '../memory.ts';

/** What to try, in three lines, until somebody has begun. */
export function Welcome() {
  const { words, me } = useDirectory();
  const [isNew, setNew] = useState(() => !recall('welcomed', false));
  if (!isNew) return null;
  return (
    <section class="welcome" aria-label={words.welcomeTitle}>
      <h2>{words.welcomeTitle}</h2>
      <ol>
        <li>{words.welcomeWho(me.real_name, me.title)}</li>
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
