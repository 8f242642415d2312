import type { RefObject } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type Completion, completionsFor } from '../completion.ts';
import { useDirectory } from '../directory.ts';
import { Popup } from '../elements/popup.tsx';

/** The list of what may be meant, moved through with the arrows, taken with Enter or Tab. */
export function useCompletionMenu(before: string, take: (item: Completion, from: number) => void) {
  const directory = useDirectory();
  const listId = useId();
  const [moved, setMoved] = useState<{ readonly over: string; readonly to: number }>();
  const [shut, setShut] = useState('');
  const { from, items, isWhole = false } = completionsFor(before, directory);
  const isOpen = items.length > 0 && shut !== before && before !== '';
  const start = isWhole ? -1 : 0;
  const at = Math.min(moved?.over === before ? moved.to : start, items.length - 1);

  const choose = (index: number) => {
    const item = items[index];
    if (!item) return;
    take(item, from);
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false;
    const last = items.length - 1;
    if (event.key === 'ArrowDown') setMoved({ over: before, to: at === last ? 0 : at + 1 });
    else if (event.key === 'ArrowUp') setMoved({ over: before, to: at <= 0 ? last : at - 1 });
    else if (event.key === 'Escape') setShut(before);
    else if (event.key === 'Tab' || (event.key === 'Enter' && at >= 0)) choose(Math.max(0, at));
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
      'aria-activedescendant': isOpen && at >= 0 ? `${listId}-${at}` : undefined,
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
