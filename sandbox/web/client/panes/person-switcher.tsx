import { useEffect, useRef, useState } from 'preact/hooks';
import type { User } from '../../../protocol.ts';
import { useDirectory } from '../directory.ts';
import { Avatar } from './avatar.tsx';

interface SwitcherProps {
  readonly be: (handle: string) => void;
  /** A window that is one person's own: others open beside it. */
  readonly isFixed: boolean;
}

/** Who one is, and how to be somebody else. */
export function PersonSwitcher({ be, isFixed }: SwitcherProps) {
  const { me, words } = useDirectory();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="who" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Avatar user={me} />
        <span class="who-text">
          <span class="unseen">{words.actingAs} </span>
          <strong>{me.real_name}</strong>
          <span class="aside">{me.title}</span>
        </span>
        <span class="unseen">{words.switchPerson}</span>
        <span aria-hidden="true" class="who-sign">
          ⇅
        </span>
      </button>
      {isOpen && <People {...{ be, isFixed }} close={() => setOpen(false)} />}
    </>
  );
}

function People({ be, isFixed, close }: SwitcherProps & { readonly close: () => void }) {
  const { me, users, words } = useDirectory();
  const [query, setQuery] = useState('');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const people = [...users.values()].filter((user) => !user.is_bot && matches(user, query));

  return (
    <dialog ref={dialog} class="people" aria-label={words.switchPerson} onClose={close}>
      <header class="dialog-head">
        <h2>{words.switchPerson}</h2>
        <button type="button" class="tool" aria-label={words.close} onClick={() => dialog.current?.close()}>
          ×
        </button>
      </header>
      <input
        type="search"
        aria-label={words.searchPeople}
        placeholder={words.searchPeople}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = people.find(({ deleted }) => !deleted);
          if (event.key !== 'Enter' || event.isComposing || !first || isFixed) return;
          dialog.current?.close();
          be(first.name);
        }}
      />
      <ul>
        {people.map((user) => (
          <li key={user.id}>
            <button
              type="button"
              class="person"
              aria-current={user.id === me.id ? 'true' : undefined}
              data-handle={user.name}
              disabled={user.deleted}
              onClick={() => {
                dialog.current?.close();
                if (isFixed) window.open(`/as/${user.name}`, user.name);
                else be(user.name);
              }}
            >
              <Avatar user={user} />
              <span>
                <strong>{user.real_name}</strong>{' '}
                <span class="aside">{user.deleted ? words.deactivated : user.title}</span>
                <span class="handle">{user.name}</span>
              </span>
            </button>
            {!user.deleted && (
              <a
                class="tool"
                href={`/as/${user.name}`}
                target={user.name}
                aria-label={`${words.ownWindow}：${user.real_name}`}
                title={words.ownWindow}
              >
                ↗
              </a>
            )}
          </li>
        ))}
      </ul>
    </dialog>
  );
}

function matches(user: User, query: string): boolean {
  const text = `${user.real_name} ${user.name} ${user.title}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
