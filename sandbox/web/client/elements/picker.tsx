import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useDirectory } from '../directory.ts';
import type { MenuItem } from './menu-items.ts';
import { Popup } from './popup.tsx';

/** What a menu offers for what is typed. */
export interface Offer {
  readonly items: readonly MenuItem[];
  /** Shown in place of items: loading, type more, no matches. */
  readonly remark: string;
}

interface PickerProps {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly chosen: readonly MenuItem[];
  readonly several: boolean;
  readonly clearable: boolean;
  readonly placeholder: string;
  /** Asked with what is typed; `undefined` while the menu is closed. */
  readonly useOffer: (query: string | undefined) => Offer;
  /** All values chosen now; one at most unless `several`. */
  readonly choose: (values: readonly string[]) => void;
}

/** A menu one can type into: a combobox with its listbox, for one value or several. */
export function Picker(props: PickerProps) {
  const { attributes, chosen, several, clearable, placeholder, choose } = props;
  const { words } = useDirectory();
  const frame = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [query, setQuery] = useState<string>();
  const [active, setActive] = useState(0);
  const { items, remark } = props.useOffer(query);
  const isOpen = query !== undefined;
  const marked = isOpen ? items[Math.min(active, items.length - 1)] : undefined;

  const open = (text = '') => {
    setQuery(text);
    setActive(0);
  };
  const close = () => setQuery(undefined);

  const pick = (item: MenuItem) => {
    const values = chosen.map(({ value }) => value);
    if (!several) choose([item.value]);
    else if (values.includes(item.value)) choose(values.filter((value) => value !== item.value));
    else choose([...values, item.value]);
    if (several) setQuery('');
    else close();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = stepOf(event.key);
    if (step !== 0) {
      event.preventDefault();
      if (isOpen)
        setActive((items.length + Math.min(active, items.length - 1) + step) % Math.max(items.length, 1));
      else open();
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      if (marked) pick(marked);
    } else if (event.key === 'Escape' && isOpen) {
      // Only the list closes, not the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Backspace' && several && !query && chosen.length > 0) {
      choose(chosen.slice(0, -1).map(({ value }) => value));
    }
  };

  const label = several ? '' : (chosen[0]?.text ?? '');
  return (
    <div class={`picker ${isOpen ? 'open' : ''}`} ref={frame}>
      {several && <Chips chosen={chosen} choose={choose} />}
      <input
        {...attributes}
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={isOpen}
        aria-autocomplete="list"
        aria-controls={isOpen && items.length > 0 ? listId : undefined}
        aria-activedescendant={marked ? `${listId}-${items.indexOf(marked)}` : undefined}
        placeholder={label || (several && chosen.length > 0 ? '' : placeholder)}
        value={query ?? label}
        onInput={(event) => open(event.currentTarget.value)}
        onClick={() => (isOpen ? close() : open())}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {clearable && chosen.length > 0 && !several && (
        <button type="button" class="clear" aria-label={words.clear} onClick={() => choose([])}>
          ×
        </button>
      )}
      {isOpen && (
        <Popup anchor={frame} wide class="menu-popup">
          <Options {...{ items, marked, listId, several, pick }} chosen={chosen} />
          <div class="remark" role="status">
            {items.length === 0 ? remark : ''}
          </div>
        </Popup>
      )}
    </div>
  );
}

function stepOf(key: string): number {
  if (key === 'ArrowDown') return 1;
  return key === 'ArrowUp' ? -1 : 0;
}

function Chips({ chosen, choose }: Pick<PickerProps, 'chosen' | 'choose'>) {
  const { words } = useDirectory();
  return (
    <>
      {chosen.map((item) => (
        <span class="chip" key={item.value}>
          {item.text}
          <button
            type="button"
            aria-label={words.remove(item.text)}
            onClick={() => choose(chosen.filter((one) => one !== item).map(({ value }) => value))}
          >
            ×
          </button>
        </span>
      ))}
    </>
  );
}

interface OptionsProps extends Pick<PickerProps, 'chosen' | 'several'> {
  readonly items: readonly MenuItem[];
  readonly marked: MenuItem | undefined;
  readonly listId: string;
  readonly pick: (item: MenuItem) => void;
}

function Options({ items, marked, listId, chosen, several, pick }: OptionsProps) {
  const { words } = useDirectory();
  const markedAt = marked ? items.indexOf(marked) : -1;
  useEffect(() => {
    document.getElementById(`${listId}-${markedAt}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, markedAt]);
  if (items.length === 0) return null;

  const line = (item: MenuItem) => {
    const index = items.indexOf(item);
    const isChosen = chosen.some(({ value }) => value === item.value);
    return (
      <div
        key={item.value}
        id={`${listId}-${index}`}
        role="option"
        tabIndex={-1}
        class={item === marked ? 'option active' : 'option'}
        aria-selected={isChosen}
        data-value={item.value}
        // The input keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => pick(item)}
        onKeyDown={() => undefined}
      >
        <span class="option-text">{item.text}</span>
        {item.description && <span class="option-description">{item.description}</span>}
      </div>
    );
  };

  const groups = [...new Set(items.map(({ group }) => group))];
  return (
    <div
      role="listbox"
      id={listId}
      aria-label={words.suggestions}
      aria-multiselectable={several}
      tabIndex={-1}
    >
      {groups.map((group) => {
        const lines = items.filter((item) => item.group === group).map(line);
        return group === '' ? (
          lines
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
          <div role="group" aria-label={group} key={group}>
            <div class="option-group" aria-hidden="true">
              {group}
            </div>
            {lines}
          </div>
        );
      })}
    </div>
  );
}
