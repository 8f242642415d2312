import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useDirectory } from '../directory.ts';
import { DropMenu } from '../elements/drop-menu.tsx';
import { Icon, icons } from '../icons.tsx';
import { encodeMessage } from '../outgoing.ts';
import { useAttachments } from './attachments.ts';
import { useCompletionMenu } from './completion-menu.tsx';

interface ComposerProps {
  readonly channel: string;
  readonly thread?: string;
  readonly placeholder: string;
}

/** Where one writes: Enter sends, Shift+Enter begins a line; `/`, `@` and `#` are completed; files by button, drop or paste. */
export function Composer({ channel, thread, placeholder }: ComposerProps) {
  const directory = useDirectory();
  const { words, acts } = directory;
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [remark, setRemark] = useState('');
  const [isDropping, setDropping] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const attachments = useAttachments(setRemark);
  const menu = useCompletionMenu(text.slice(0, caret), (item, from) => {
    const next = text.slice(0, from) + item.insert + text.slice(caret);
    setText(next);
    moveCaret(from + item.insert.length);
  });

  const moveCaret = (to: number) => {
    setCaret(to);
    window.requestAnimationFrame(() => area.current?.setSelectionRange(to, to));
  };
  // The height follows the text.
  useLayoutEffect(() => {
    const box = area.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 220)}px`;
  }, [text]);

  const send = () => {
    const typed = text.trim();
    if ((typed === '' && attachments.files.length === 0) || attachments.isBusy) return;
    if (typed.startsWith('/') && thread) return setRemark(words.noCommandsInThreads);
    setText('');
    setCaret(0);
    setRemark('');
    const files = attachments.take();
    if (typed.startsWith('/')) return void acts.command(channel, typed);
    void acts.write({
      channel,
      text: encodeMessage(typed, directory),
      ...(thread && { thread_ts: thread }),
      ...(files.length > 0 && { files }),
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While Chinese is being composed, Enter and the arrows are the input method's.
    if (event.isComposing || event.keyCode === 229) return;
    if (menu.onKeyDown(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  const type = (box: HTMLTextAreaElement) => {
    setText(box.value);
    setCaret(box.selectionStart);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped anywhere on it; the button does the same
    <div
      ref={frame}
      class={isDropping ? 'composer dropping' : 'composer'}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={(event) => {
        event.preventDefault();
        setDropping(false);
        void attachments.add([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <textarea
        ref={area}
        rows={1}
        aria-label={placeholder}
        placeholder={placeholder}
        value={text}
        {...menu.attributes}
        onInput={(event) => type(event.currentTarget)}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onBlur={menu.close}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const files = [...(event.clipboardData?.files ?? [])];
          if (files.length > 0) void attachments.add(files);
        }}
      />
      {menu.draw(frame)}
      <Attached {...{ attachments }} />
      <div class="composer-tools">
        <AttachButton add={attachments.add} />
        {!thread && (
          <ShortcutsButton
            begin={(command) => {
              setText(command);
              moveCaret(command.length);
              area.current?.focus();
            }}
          />
        )}
        <span class="remark" role="status">
          {isDropping ? words.dropFiles : remark}
        </span>
        <button type="button" class="button primary send" onClick={send} disabled={attachments.isBusy}>
          {words.send}
        </button>
      </div>
    </div>
  );
}

function Attached({ attachments }: { readonly attachments: ReturnType<typeof useAttachments> }) {
  const { words } = useDirectory();
  if (attachments.files.length === 0) return null;
  return (
    <div class="attached">
      {attachments.files.map((file) => (
        <span class="chip" key={file.id}>
          {file.name}
          <button
            type="button"
            aria-label={words.remove(file.name)}
            onClick={() => attachments.remove(file.id)}
          >
            ×
          </button>
        </span>
      ))}
    </div>
  );
}

function AttachButton({ add }: { readonly add: (files: readonly File[]) => Promise<void> }) {
  const { words } = useDirectory();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="tool"
        aria-label={words.attach}
        title={words.attach}
        onClick={() => input.current?.click()}
      >
        <Icon path={icons.clip} />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        class="unseen"
        tabIndex={-1}
        aria-label={words.attach}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void add(files);
        }}
      />
    </>
  );
}

function ShortcutsButton({ begin }: { readonly begin: (command: string) => void }) {
  const { words, acts, shortcuts, commands } = useDirectory();
  return (
    <DropMenu
      label={words.shortcuts}
      class="tool"
      align="start"
      entries={[
        ...shortcuts
          .filter(({ type }) => type === 'global')
          .map((shortcut) => ({
            key: shortcut.callback_id,
            text: shortcut.name,
            detail: shortcut.description,
            section: words.shortcuts,
            run: () => void acts.shortcut(shortcut.callback_id),
          })),
        ...commands.map(({ command, description }) => ({
          key: command,
          text: command,
          detail: description,
          section: words.commands,
          run: () => begin(`${command} `),
        })),
      ]}
    >
      <Icon path={icons.bolt} />
    </DropMenu>
  );
}
