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
  const { words, me, groups, channels, visit } = useDirectory();
  const { name, title } = useCalling()(me);
  const [isNew, setNew] = useState(() => !recall('welcomed', false));
  if (!isNew) return null;
  const begin = (what?: () => void) => {
    keep('welcomed', true);
    setNew(false);
    const orders = [...channels.values()].find(({ name }) => name === 'orders');
    if (what && orders) visit(orders.id);
    what?.();
  };
  const takesOrders = [...groups.values()].some(
    ({ handle, users }) => handle === 'service' && users.includes(me.id),
  );
  return (
    <section class="welcome" aria-label={words.welcomeTitle}>
      <h2>{words.welcomeTitle}</h2>
      <ol>
        <li>{(takesOrders ? words.welcomeWho : words.welcomeOther)(name, title)}</li>
        <li>{words.welcomeHow}</li>
        <li>{words.welcomeNext}</li>
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
