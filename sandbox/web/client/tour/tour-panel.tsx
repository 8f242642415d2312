import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { View } from '../../../protocol.ts';
import { useDirectory } from '../directory.ts';
import type { Tour } from './use-tour.ts';
import { useCalling, VoiceButton } from './voice.tsx';

interface PanelProps {
  readonly tour: Tour;
  /** The form on top, if any. */
  readonly top: View | undefined;
  /** The form on top has been filled in for the visitor. */
  readonly isFilled: boolean;
  readonly be: (handle: string) => void;
  readonly changeVoice: () => void;
}

/** Where the guided order stands: who acts now, what they know, and the next step for the visitor. */
export function TourPanel({ tour, top, isFilled, be, changeVoice }: PanelProps) {
  const { words } = useDirectory();
  const bodyId = useId();
  const panel = useRef<HTMLElement>(null);
  // What was pressed last is gone with the form or the step it belonged to; the next step is where one goes on.
  useEffect(() => {
    if (document.activeElement === document.body)
      panel.current?.querySelector<HTMLElement>('.tour-buttons .button')?.focus({ preventScroll: true });
  });
  if (tour.mode === 'off') return null;
  return (
    <section ref={panel} class={`tour ${tour.mode} ${isFilled ? 'filled' : ''}`} aria-label={words.tourTitle}>
      <header>
        <h2>{words.tourTitle}</h2>
        <span class="aside">
          {tour.mode !== 'ended' && words.tourStep(tour.index + 1, tour.length)} {tour.order ?? ''}
        </span>
        <VoiceButton change={changeVoice} />
        <button
          type="button"
          class="tool"
          aria-expanded={!tour.isFolded}
          aria-controls={bodyId}
          aria-label={words.tourFold}
          onClick={() => tour.fold(!tour.isFolded)}
        >
          {tour.isFolded ? '▸' : '▾'}
        </button>
        <button type="button" class="tool" aria-label={words.tourLeave} onClick={tour.leave}>
          ×
        </button>
      </header>
      <div id={bodyId} hidden={tour.isFolded}>
        <div role="status">
          <Saying tour={tour} />
          {isFilled && tour.mode === 'guided' && <p>{words.tourFilled}</p>}
        </div>
        {tour.problem !== undefined && (
          <p class="tour-problem" role="alert">
            {words.tourRefused}
            {'\n'}
            {tour.problem}
          </p>
        )}
        <div class="tour-buttons">
          <Buttons {...{ tour, top, isFilled, be }} />
        </div>
      </div>
    </section>
  );
}

function Saying({ tour: { mode, station, order } }: Pick<PanelProps, 'tour'>) {
  const { words, users, me } = useDirectory();
  const called = useCalling();
  if (mode === 'ended') return <p>{words.tourEnded(order ?? '')}</p>;
  const person = [...users.values()].find(({ name }) => name === station?.who);
  if (!station || !person) return null;
  const { name, title } = called(person);
  const said = me.locale.startsWith('zh') ? station.say.zh : station.say.en;
  return (
    <>
      <p>
        <strong>
          {mode === 'playing' || me.name !== person.name
            ? words.tourActs(name, title)
            : words.tourNow(name, title)}
        </strong>
      </p>
      <p>{said}</p>
    </>
  );
}

function Buttons({ tour, top, isFilled, be }: Omit<PanelProps, 'changeVoice'>) {
  const { words, me, users } = useDirectory();
  const called = useCalling();
  const { mode, station, isBusy } = tour;
  if (mode === 'playing')
    return (
      <Action isFirst onClick={tour.stop}>
        {words.tourStop}
      </Action>
    );
  if (mode === 'ended') return <Action onClick={tour.start}>{words.tourAgain}</Action>;
  const person = [...users.values()].find(({ name }) => name === station?.who);
  return (
    <>
      {me.name !== station?.who ? (
        <Action isFirst onClick={() => be(station?.who ?? '')}>
          {person && words.tourBecome(called(person).name)}
        </Action>
      ) : top?.callback_id === station.key ? (
        <Action isFirst={!isFilled} isBusy={isBusy} onClick={tour.fill}>
          {words.tourFill}
        </Action>
      ) : (
        <Action isFirst isBusy={isBusy} onClick={tour.open}>
          {station.by === 'press' ? words.tourPress : words.tourOpen}
        </Action>
      )}
      <Action isBusy={isBusy} onClick={tour.doThis}>
        {words.tourDoThis}
      </Action>
      <Action isBusy={isBusy} onClick={tour.playOn}>
        {words.tourPlayOn}
      </Action>
    </>
  );
}

interface ActionProps {
  readonly isFirst?: boolean;
  readonly isBusy?: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

function Action({ isFirst = false, isBusy = false, onClick, children }: ActionProps) {
  return (
    <button
      type="button"
      class={isFirst ? 'button primary' : 'button'}
      aria-busy={isBusy}
      onClick={() => !isBusy && onClick()}
    >
      {children}
    </button>
  );
}
