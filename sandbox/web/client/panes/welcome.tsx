import { useState } from 'preact/hooks';
import { useDirectory } from '../directory.ts';
import { keep, recall } from '../memory.ts';
import type { Tour } from '../tour/use-tour.ts';
import { useCalling, VoiceButton } from '../tour/voice.tsx';

interface WelcomeProps {
  readonly tour: Tour | undefined;
  readonly changeVoice: () => void;
}

/** What to try, in three lines, until somebody has begun. */
export function Welcome({ tour, changeVoice }: WelcomeProps) {
  const { words, channels, visit } = useDirectory();
  const lines = useLines(tour !== undefined);
  const [isNew, setNew] = useState(() => !recall('welcomed', false));
  if (!isNew) return null;
  const begin = (what?: () => void) => {
    keep('welcomed', true);
    setNew(false);
    const orders = [...channels.values()].find(({ name }) => name === 'orders');
    if (what && orders) visit(orders.id);
    what?.();
  };
  return (
    <section class="welcome" aria-label={words.welcomeTitle}>
      <h2>{words.welcomeTitle}</h2>
      <ol>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <div class="tour-buttons">
        {tour && <Choice isFirst onClick={() => begin(tour.start)} text={words.tourStart} />}
        {tour && <Choice onClick={() => begin(tour.playOn)} text={words.tourPlay} />}
        <Choice isFirst={!tour} onClick={() => begin()} text={words.gotIt} />
        <VoiceButton change={changeVoice} />
      </div>
    </section>
  );
}

/** Of the mill's orders, or, where another app is tried, of whatever that one offers. */
function useLines(hasOrders: boolean): readonly string[] {
  const { words, me, app, groups } = useDirectory();
  const { name, title } = useCalling()(me);
  if (!hasOrders) return [words.welcomeApp(name, title, app.name), words.welcomeAppHow, words.welcomeAppNext];
  const takesOrders = [...groups.values()].some(
    ({ handle, users }) => handle === 'service' && users.includes(me.id),
  );
  return [
    (takesOrders ? words.welcomeWho : words.welcomeOther)(name, title),
    words.welcomeHow,
    words.welcomeNext,
  ];
}

function Choice({
  isFirst = false,
  text,
  onClick,
}: {
  readonly isFirst?: boolean;
  readonly text: string;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" class={isFirst ? 'button primary' : 'button'} onClick={onClick}>
      {text}
    </button>
  );
}
