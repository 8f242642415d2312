import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../../../protocol.ts';
import { BlockList } from '../blocks/block-list.tsx';
import { useDirectory } from '../directory.ts';
import { checkForm } from '../form/checks.ts';
import { type Host, HostProvider } from '../form/host.ts';
import { useFilling } from '../form/use-filling.ts';
import { useHostState } from '../form/use-host.ts';
import { labelOf } from '../json.ts';
import { TextObject } from '../mrkdwn/text.tsx';
import type { Filling, StateEvent } from '../state.ts';

interface ModalFormProps {
  readonly view: View;
  readonly isTop: boolean;
  readonly depth: number;
  /** What the app, or the server's own check, found wrong. */
  readonly errors: Host['errors'] | undefined;
  /** What is put in for the person. */
  readonly filling: Filling | undefined;
  readonly tell: (event: StateEvent) => void;
}

const noErrors: Host['errors'] = {};

/** One view of the modal window. Checks what Slack's client checks before it submits. */
export function ModalForm({ view, isTop, depth, errors = noErrors, filling, tell }: ModalFormProps) {
  const { words, acts } = useDirectory();
  const [isSending, setSending] = useState(false);
  const self = useRef<HTMLFormElement>(null);
  const host = useHostState({
    surface: 'modal',
    place: { view_id: view.id },
    blocks: view.blocks,
    known: view.values,
    errors,
    ...(filling && { files: filling.files }),
  });
  useFilling(filling, host);

  useLayoutEffect(() => keepFocus(self.current), [view]);
  useEffect(() => {
    if (Object.keys(errors).length > 0) focusError(self.current, errors);
  }, [errors]);

  const submit = async () => {
    if (isSending) return;
    const found = checkForm(host.fields, host.values, words);
    tell({ type: 'view_errors', view_id: view.id, errors: found });
    if (Object.keys(found).length > 0) return;
    setSending(true);
    const answer = await acts.submit(view.id, host.values);
    setSending(false);
    if (answer?.outcome === 'errors') tell({ type: 'view_errors', view_id: view.id, errors: answer.errors });
  };

  const title = labelOf(view.title);
  return (
    <form
      ref={self}
      class="modal-view"
      hidden={!isTop}
      noValidate
      data-view-id={view.id}
      data-callback-id={view.callback_id}
      aria-busy={isSending}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <header class="dialog-head">
        {depth > 0 && (
          <button
            type="button"
            class="tool"
            aria-label={words.back}
            onClick={() => void acts.close(view.id, false)}
          >
            ‹
          </button>
        )}
        <h2 id={`title-${view.id}`} tabIndex={-1}>
          {title}
        </h2>
        <button
          type="button"
          class="tool"
          aria-label={words.close}
          onClick={() => void acts.close(view.id, true)}
        >
          ×
        </button>
      </header>
      <div class="modal-body">
        <HostProvider value={host}>
          <BlockList blocks={view.blocks} />
        </HostProvider>
      </div>
      <footer class="modal-foot">
        <span class="remark" role="status">
          {isSending ? words.sending : ''}
        </span>
        <button type="button" class="button" data-close onClick={() => void acts.close(view.id, false)}>
          {view.close ? <TextObject value={view.close} /> : words.cancel}
        </button>
        {view.submit && (
          <button type="submit" class="button primary" aria-busy={isSending}>
            <TextObject value={view.submit} />
          </button>
        )}
      </footer>
    </form>
  );
}

/** An update that took away the focused field must not leave the keyboard outside of the window. */
function keepFocus(form: HTMLFormElement | null): void {
  if (form && !form.hidden && document.activeElement === document.body) form.querySelector('h2')?.focus();
}

function focusError(form: HTMLFormElement | null, errors: Host['errors']): void {
  const blocks = [...(form?.querySelectorAll<HTMLElement>('[data-block-id]') ?? [])];
  const first = blocks.find(({ dataset }) => errors[dataset.blockId ?? ''] !== undefined);
  const input = first?.querySelector<HTMLElement>('input, textarea, [tabindex]');
  input?.focus();
  first?.scrollIntoView({ block: 'nearest' });
}
