import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useDirectory } from '../directory.ts';
import type { State, StateEvent } from '../state.ts';
import { focusKeeper } from './focus.ts';
import { ModalForm } from './modal-form.tsx';
import { Notices } from './notices.tsx';

interface ModalStackProps {
  readonly state: State;
  readonly tell: (event: StateEvent) => void;
  /** Stands above the form, in the window. */
  readonly children?: ComponentChildren;
}

/** The modal window with its views; only the top one is seen, those below keep what was typed. */
export function ModalStack({ state, tell, children }: ModalStackProps) {
  const { acts } = useDirectory();
  const dialog = useRef<HTMLDialogElement>(null);
  const closing = useRef<string>(undefined);
  const top = state.modals.at(-1);
  const isOpen = top !== undefined;

  useLayoutEffect(() => {
    const box = dialog.current;
    if (!isOpen || !box) return;
    const goBack = focusKeeper();
    box.showModal();
    return () => {
      if (box.open) box.close();
      window.setTimeout(goBack);
    };
  }, [isOpen]);

  const topId = top?.id;
  // Once for each view that comes to the top.
  useEffect(() => focusFirst(dialog.current), [topId]);

  if (!top) return null;
  return (
    <dialog
      ref={dialog}
      class="modal"
      aria-labelledby={`title-${top.id}`}
      onCancel={(event) => {
        // The server decides what is open; the browser must not close it by itself.
        event.preventDefault();
        // One Escape in a field for dates cancels twice.
        if (closing.current === top.id) return;
        closing.current = top.id;
        void acts.close(top.id, false).finally(() => {
          closing.current = undefined;
        });
      }}
    >
      {children}
      {state.modals.map((view, depth) => (
        <ModalForm
          key={view.id}
          view={view}
          isTop={view === top}
          depth={depth}
          errors={state.viewErrors[view.id]}
          filling={state.fillings[view.id]}
          tell={tell}
        />
      ))}
      <Notices notices={state.notices.filter(({ viewId }) => viewId !== undefined)} tell={tell} />
    </dialog>
  );
}

/** Into the field the app asked for, else the first one, else the window itself. */
function focusFirst(dialog: HTMLDialogElement | null): void {
  const form = dialog?.querySelector<HTMLElement>('.modal-view:not([hidden])');
  if (!form || form.querySelector('.modal-body')?.contains(document.activeElement)) return;
  const wanted =
    form.querySelector<HTMLElement>('.modal-body [data-focus]') ??
    form.querySelector<HTMLElement>('.modal-body :is(input, textarea, select):not([tabindex="-1"])') ??
    form.querySelector<HTMLElement>('h2');
  wanted?.focus();
}
