import { useRef } from 'preact/hooks';
import { useDirectory } from '../directory.ts';
import type { Field } from '../form/fields.ts';
import { inputAttributes, useControl } from '../form/host.ts';
import { labelOf, objectOf } from '../json.ts';

const keyboards: Readonly<Record<string, 'decimal' | 'email' | 'url'>> = {
  number_input: 'decimal',
  email_text_input: 'email',
  url_text_input: 'url',
};

/** One line or several of text, a number, an e-mail address or a web address. */
export function TextInput({ field }: { readonly field: Field }) {
  const { words } = useDirectory();
  const { element, type } = field;
  const { value, error, keep, choose } = useControl(field);
  const tells = field.dispatches ? triggersOf(field) : [];
  const text = typeof value === 'string' ? value : String(value ?? '');
  const most = Number(element.max_length ?? Number.POSITIVE_INFINITY);
  const left = most - text.length;
  const timer = useRef<number | undefined>(undefined);

  const onInput = (next: string) => {
    keep(next === '' ? null : next);
    if (!tells.includes('on_character_entered')) return;
    // Slack tells once typing pauses, not at every key.
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => choose(next), 400);
  };
  const attributes = {
    ...inputAttributes(field, error),
    placeholder: labelOf(element.placeholder),
    value: text,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing || !tells.includes('on_enter_pressed')) return;
    if (event.shiftKey) return;
    event.preventDefault();
    choose(text);
  };
  const isLong = element.multiline === true || type === 'rich_text_input';

  return (
    <>
      {isLong ? (
        <textarea
          {...attributes}
          rows={Number(element.min_lines ?? 4)}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      ) : (
        <input
          {...attributes}
          type="text"
          inputMode={keyboards[type] ?? 'text'}
          autocomplete="off"
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
      {left <= Math.min(40, most / 4) && (
        <span class={left < 0 ? 'remaining over' : 'remaining'}>
          {words.charactersLeft(Math.max(0, left))}
        </span>
      )}
    </>
  );
}

function triggersOf({ element }: Field): readonly unknown[] {
  const config = objectOf(element.dispatch_action_config);
  return Array.isArray(config?.trigger_actions_on) ? config.trigger_actions_on : ['on_enter_pressed'];
}
