import { useRef, useState } from 'preact/hooks';
import { useDirectory } from '../directory.ts';
import { type Field, slotOf } from '../form/fields.ts';
import { useHost } from '../form/host.ts';
import { Icon, icons } from '../icons.tsx';
import { type Json, labelOf, objectOf, objects, textOf } from '../json.ts';
import { withEmoji } from '../mrkdwn/emoji.ts';
import { TextObject } from '../mrkdwn/text.tsx';
import { DropMenu } from './drop-menu.tsx';

/** A button, or a link drawn as one; both tell the app. */
export function Button({ field }: { readonly field: Field }) {
  const { press, busy } = useHost();
  const { element } = field;
  const isBusy = busy.has(slotOf(field));
  const url = textOf(element.url);
  const value = textOf(element.value);
  const tell = () => void press(field, value || undefined);
  const shared = {
    class: `button ${textOf(element.style)}`,
    'data-action-id': field.actionId,
    'aria-label': textOf(element.accessibility_label) || undefined,
  };
  const text = <TextObject value={element.text} />;
  if (url) {
    return (
      <a {...shared} href={url} target="_blank" rel="noreferrer" onClick={tell}>
        {text}
      </a>
    );
  }
  return (
    <button
      {...shared}
      type="button"
      aria-busy={isBusy}
      onClick={() => {
        if (!isBusy) tell();
      }}
    >
      {text}
    </button>
  );
}

/** The ⋯ menu of an app: up to five choices. */
export function Overflow({ field }: { readonly field: Field }) {
  const { words } = useDirectory();
  const { press } = useHost();
  const options = objects(field.element.options);
  return (
    <DropMenu
      label={words.moreActions}
      class="button overflow"
      attributes={{ 'data-action-id': field.actionId }}
      entries={options.map((option) => ({
        key: textOf(option.value),
        text: withEmoji(labelOf(option.text)),
        detail: labelOf(option.description),
        run: () => {
          const url = textOf(option.url);
          if (url) window.open(url, '_blank', 'noreferrer');
          void press(field, textOf(option.value));
        },
      }))}
    >
      ⋯
    </DropMenu>
  );
}

/** Thumbs up and down below an answer. */
export function FeedbackButtons({ field }: { readonly field: Field }) {
  const { press } = useHost();
  const [given, setGiven] = useState('');
  const thumb = (button: Json | undefined, path: string) => {
    const value = textOf(button?.value);
    return (
      <button
        type="button"
        class="icon-button"
        aria-pressed={given === value}
        data-action-id={field.actionId}
        aria-label={textOf(button?.accessibility_label) || labelOf(button?.text)}
        title={labelOf(button?.text)}
        onClick={() => {
          setGiven(value);
          void press(field, value);
        }}
      >
        <Icon path={path} />
      </button>
    );
  };
  return (
    <>
      {thumb(objectOf(field.element.positive_button), icons.thumbUp)}
      {thumb(objectOf(field.element.negative_button), icons.thumbDown)}
    </>
  );
}

/** A small picture to press; Slack knows the waste basket only. */
export function IconButton({ field }: { readonly field: Field }) {
  const { me } = useDirectory();
  const { press } = useHost();
  const seers = field.element.visible_to_user_ids;
  const self = useRef<HTMLButtonElement>(null);
  if (Array.isArray(seers) && !seers.includes(me.id)) return null;
  const text = labelOf(field.element.text);
  return (
    <button
      ref={self}
      type="button"
      class="icon-button"
      data-action-id={field.actionId}
      aria-label={textOf(field.element.accessibility_label) || text}
      title={text}
      onClick={() => void press(field, textOf(field.element.value) || undefined)}
    >
      <Icon path={icons.bin} />
    </button>
  );
}
