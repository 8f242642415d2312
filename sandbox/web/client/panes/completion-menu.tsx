import type { RefObject } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type Completion, completionsFor } from '../completion.ts';
import { useDirectory } from '../directory.ts';
import { Popup } from '../elements/popup.tsx';

/** The list of what may be meant, moved through with the arrows, taken with Enter or Tab. */
export function useCompletionMenu(before: string, take: (item: Completion, from: number) => void) {
  const directory = useDirectory();
  const listId = useId();
  const [active, setActive] = useState(0);
  const [shut, setShut] = useState('');
  const { from, items } = completionsFor(before, directory);
  const isOpen = items.length > 0 && shut !== before && before !== '';
  const at = Math.min(active, items.length - 1);

  const choose = (index: number) => {
    const item = items[index];
    if (!item) return;
    setActive(0);
    take(item, from);
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((at + step + items.length) % items.length);
    else if (event.key === 'Escape') setShut(before);
    else if (event.key === 'Tab' || event.key === 'Enter') choose(at);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    onKeyDown,
    close: () => setShut(before),
    attributes: {
      'aria-autocomplete': 'list' as const,
      'aria-haspopup': 'listbox' as const,
      'aria-controls': isOpen ? listId : undefined,
      'aria-activedescendant': isOpen ? `${listId}-${at}` : undefined,
    },
    draw: (anchor: RefObject<HTMLElement | null>) =>
      isOpen && (
        <Popup anchor={anchor} wide class="menu-popup">
          <div role="listbox" id={listId} aria-label={directory.words.suggestions} tabIndex={-1}>
            {items.map((item, index) => (
              <div
                key={item.text}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                class={index === at ? 'option active' : 'option'}
                aria-selected={index === at}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(index)}
                onKeyDown={() => undefined}
              >
                <span class="option-text">{item.text}</span>
                {item.detail && <span class="option-description">{item.detail}</span>}
              </div>
            ))}
          </div>
        </Popup>
      ),
  };
}
