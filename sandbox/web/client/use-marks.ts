import { useCallback, useEffect, useState } from 'preact/hooks';
import { keep, recall } from './memory.ts';
import type { Marks } from './reading.ts';

/** A person's read marks, kept in the browser. Marks of a later clock than `now` are of a workspace that is gone. */
export function useMarks(userId: string, now: number): readonly [Marks, (name: string, ts: string) => void] {
  const [marks, setMarks] = useState<Marks>({});

  // Read once a person, whatever the clock does later.
  useEffect(() => {
    const latest = String(now / 1000 + 60);
    const kept = Object.entries(recall<Marks>(`read.${userId}`, {})).filter(([, ts]) => ts <= latest);
    setMarks(Object.fromEntries(kept));
  }, [userId]);

  const mark = useCallback(
    (name: string, ts: string) =>
      setMarks((before) => {
        if (ts <= (before[name] ?? '')) return before;
        const after = { ...before, [name]: ts };
        keep(`read.${userId}`, after);
        return after;
      }),
    [userId],
  );
  return [marks, mark];
}
