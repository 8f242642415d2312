import { useCallback, useEffect, useReducer, useState } from 'preact/hooks';
import type { User } from '../../protocol.ts';
import { peopleHere } from './acts.ts';
import { connect } from './connection.ts';
import { keep, recall } from './memory.ts';
import { ownerOf } from './place.ts';
import { emptyState, reduce } from './state.ts';
import { useTour } from './tour/use-tour.ts';
import { Window } from './window.tsx';
import { wordsFor } from './words.ts';

const words = wordsFor(navigator.language);

/** Finds out whose window this is, and keeps it connected. */
export function App() {
  const owner = ownerOf(location.pathname);
  const [handle, setHandle] = useState<string>();
  const [problem, setProblem] = useState('');
  const [state, tell] = useReducer(reduce, emptyState);

  useEffect(() => {
    void chooseHandle(owner).then((chosen) => {
      if (typeof chosen === 'string') setHandle(chosen);
      else if (chosen) setProblem(`${chosen.real_name}: ${words.deactivated}`);
      else setProblem(owner ? words.unknownPerson(owner) : words.lost);
    });
  }, [owner]);
  useEffect(() => {
    if (!handle) return;
    tell({ type: 'forget' });
    return connect(handle, tell);
  }, [handle]);

  const be = useCallback(
    (next: string) => {
      // A window that is one person's own becomes another's.
      if (owner) return location.assign(`/as/${encodeURIComponent(next)}`);
      keep('person', next);
      setHandle(next);
    },
    [owner],
  );

  const tour = useTour(state, tell);
  const { facts } = state;
  // Until the new person's first word is there, the page is nobody's.
  if (!handle || !facts)
    return <p class="splash">{problem || (state.connection === 'lost' ? words.lost : words.connecting)}</p>;
  return <Window key={facts.me} {...{ state, facts, tell, be, tour }} isFixed={owner !== undefined} />;
}

const firstPerson = 'chen.yu';

/** Whose window this is: their handle; the owner, where the account is deactivated; undefined where nobody is meant. */
async function chooseHandle(owner: string | undefined): Promise<string | User | undefined> {
  const people = await peopleHere();
  if (!people) return owner ?? recall('person', firstPerson);
  const named = (handle: string) => people.find(({ name, id }) => name === handle || id === handle);
  const own = owner ? named(owner) : undefined;
  if (owner) return own?.deleted ? own : own?.name;
  const active = people.filter(({ deleted }) => !deleted);
  const wanted = [recall('person', firstPerson), firstPerson].map(named).find((one) => one && !one.deleted);
  return (wanted ?? active[0])?.name;
}
