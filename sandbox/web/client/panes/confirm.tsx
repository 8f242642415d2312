import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isObject, type Json, textOf } from '../json.ts';
import { TextObject } from '../mrkdwn/text.tsx';

interface Question {
  readonly confirm: Json;
  readonly answer: (yes: boolean) => void;
}

/** A confirm dialog that may be asked from anywhere: `ask` gives true for yes; `question` is drawn by `Confirm`. */
export function useConfirm() {
  const [question, setQuestion] = useState<Question>();
  const ask = useCallback(
    (confirm: unknown) =>
      new Promise<boolean>((resolve) => {
        if (!isObject(confirm)) return resolve(true);
        setQuestion({
          confirm,
          answer: (yes) => {
            setQuestion(undefined);
            resolve(yes);
          },
        });
      }),
    [],
  );
  return { ask, question };
}

export function Confirm({ question }: { readonly question: Question | undefined }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!question) return;
    const before = document.activeElement;
    dialog.current?.showModal();
    no.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [question]);
  if (!question) return null;
  const { confirm, answer } = question;
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
    >
      <h2 id="confirm-title">
        <TextObject value={confirm.title} />
      </h2>
      <p id="confirm-text">
        <TextObject value={confirm.text} />
      </p>
      <div class="dialog-foot">
        <button ref={no} type="button" class="button" data-confirm="no" onClick={() => answer(false)}>
          <TextObject value={confirm.deny} />
        </button>
        <button
          type="button"
          class={`button ${textOf(confirm.style) || 'primary'}`}
          data-confirm="yes"
          onClick={() => answer(true)}
        >
          <TextObject value={confirm.confirm} />
        </button>
      </div>
    </dialog>
  );
}
