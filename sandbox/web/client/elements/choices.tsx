import type { ComponentChildren } from 'preact';
import type { Field } from '../form/fields.ts';
import { focusMark, idOf, useControl } from '../form/host.ts';
import { type Json, objects, textOf } from '../json.ts';
import { TextObject } from '../mrkdwn/text.tsx';

interface ChoicesProps {
  readonly field: Field;
  readonly label: string;
}

/** Boxes to tick, in the order of the options. */
export function Checkboxes({ field, label }: ChoicesProps) {
  const { value, choose } = useControl(field);
  const chosen: readonly string[] = Array.isArray(value) ? value : [];
  const options = objects(field.element.options);
  const toggle = (option: string, isOn: boolean) =>
    choose(
      options.map((one) => textOf(one.value)).filter((one) => (one === option ? isOn : chosen.includes(one))),
    );
  return (
    <Frame {...{ field, label }} role="group">
      {options.map((option, index) => (
        <Choice
          key={textOf(option.value)}
          {...{ field, option, index }}
          type="checkbox"
          isOn={chosen.includes(textOf(option.value))}
          turn={(isOn) => toggle(textOf(option.value), isOn)}
        />
      ))}
    </Frame>
  );
}

/** Buttons of which one is on. */
export function Radios({ field, label }: ChoicesProps) {
  const { value, choose } = useControl(field);
  return (
    <Frame {...{ field, label }} role="radiogroup">
      {objects(field.element.options).map((option, index) => (
        <Choice
          key={textOf(option.value)}
          {...{ field, option, index }}
          type="radio"
          isOn={value === option.value}
          turn={() => choose(textOf(option.value))}
        />
      ))}
    </Frame>
  );
}

function Frame({
  field,
  label,
  role,
  children,
}: ChoicesProps & { readonly role: 'group' | 'radiogroup'; readonly children: ComponentChildren }) {
  const { error } = useControl(field);
  const id = idOf(field);
  const described = [field.block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const isRadio = role === 'radiogroup';
  const state = isRadio && field.isInput && field.block.optional !== true ? { 'aria-required': true } : {};
  const naming = field.isInput ? { 'aria-labelledby': `${id}-label` } : { 'aria-label': label };
  return (
    <div
      {...naming}
      {...state}
      id={id}
      class="choices"
      role={role}
      data-action-id={field.actionId}
      aria-describedby={described || undefined}
      aria-invalid={isRadio && error ? true : undefined}
      tabIndex={-1}
    >
      {children}
    </div>
  );
}

interface ChoiceProps {
  readonly field: Field;
  readonly option: Json;
  readonly index: number;
  readonly type: 'checkbox' | 'radio';
  readonly isOn: boolean;
  readonly turn: (isOn: boolean) => void;
}

function Choice({ field, option, index, type, isOn, turn }: ChoiceProps) {
  const id = `${idOf(field)}-${index}`;
  return (
    <div class="choice">
      <input
        id={id}
        type={type}
        name={idOf(field)}
        checked={isOn}
        value={textOf(option.value)}
        {...(index === 0 && focusMark(field))}
        aria-describedby={option.description ? `${id}-description` : undefined}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      <label for={id}>
        <TextObject value={option.text} />
      </label>
      {option.description !== undefined && (
        <span class="choice-description" id={`${id}-description`}>
          <TextObject value={option.description} />
        </span>
      )}
    </div>
  );
}
