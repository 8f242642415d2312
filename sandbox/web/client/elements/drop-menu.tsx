import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Popup } from './popup.tsx';

export interface MenuEntry {
  readonly key: string;
  readonly text: string;
  readonly detail?: string;
  /** Whose it is, such as the app's name: shown as a heading where it changes. */
  readonly section?: string;
  readonly run: () => void;
}

interface DropMenuProps {
  readonly label: string;
  readonly class: string;
  readonly entries: readonly MenuEntry[];
  readonly children: ComponentChildren;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly align?: 'start' | 'end';
}

/** A button that opens a menu of actions, for mouse and keyboard. */
export function DropMenu({
  label,
  entries,
  children,
  attributes,
  align = 'end',
  class: name,
}: DropMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  const close = (andFocus: boolean) => {
    setOpen(false);
    if (andFocus) anchor.current?.focus();
  };
  return (
    <>
      <button
        {...attributes}
        ref={anchor}
        type="button"
        class={name}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? menuId : undefined}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {isOpen && (
        <Popup anchor={anchor} align={align} class="menu-popup">
          <Entries {...{ entries, menuId, label, close, anchor }} />
        </Popup>
      )}
    </>
  );
}

interface EntriesProps extends Pick<DropMenuProps, 'entries' | 'label'> {
  readonly menuId: string;
  readonly close: (andFocus: boolean) => void;
  readonly anchor: RefObject<HTMLElement | null>;
}

function Entries({ entries, menuId, label, close, anchor }: EntriesProps) {
  const list = useRef<HTMLDivElement>(null);
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  // Once, when it opens.
  useEffect(() => {
    items()[0]?.focus();
    const away = (event: Event) => {
      const target = event.target as Node;
      // A press on the button itself is the button's to answer.
      if (!list.current?.contains(target) && !anchor.current?.contains(target)) close(false);
    };
    window.addEventListener('pointerdown', away);
    return () => window.removeEventListener('pointerdown', away);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all.at(to % all.length)?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close(true);
    } else if (event.key === 'Tab') close(true);
  };

  return (
    <div ref={list} role="menu" id={menuId} aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {entries.map((entry, index) => (
        <>
          {entry.section && entry.section !== entries[index - 1]?.section && (
            <div class="option-group" role="presentation">
              {entry.section}
            </div>
          )}
          <button
            key={entry.key}
            type="button"
            role="menuitem"
            class="option"
            tabIndex={-1}
            data-value={entry.key}
            onClick={() => {
              close(true);
              entry.run();
            }}
          >
            <span class="option-text">{entry.text}</span>
            {entry.detail && <span class="option-description">{entry.detail}</span>}
          </button>
        </>
      ))}
    </div>
  );
}
