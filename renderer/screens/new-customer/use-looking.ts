import { useState } from 'react';
import { announce } from '../../lib/announcer.ts';
import { failureOf } from '../../lib/desk.ts';
import type { SaidValues } from '../../lib/registered.ts';
import { syncNow } from '../../lib/sync.ts';
import type { Found } from './likely-people.ts';
import { lookForLikely } from './likely-query.ts';

/** Whoever may be the same person, and what was said. */
export type Likely = { readonly people: readonly Found[]; readonly ids: readonly string[]; readonly values: SaidValues };

/** Nobody can be looked for just now; the central service does it when the record reaches it. */
const AWAY = ['offline', 'timed-out', 'unavailable'];

/** Looks for whoever may be the same person; where nobody is, or nobody can be looked for, it is recorded at once. */
export function useLooking(record: (values: SaidValues, notThese: readonly string[]) => Promise<void>) {
  const [looking, setLooking] = useState(false);
  const [likely, setLikely] = useState<Likely | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const find = async (values: SaidValues) => {
    if (syncNow()?.online === false) return [];
    try {
      return await lookForLikely(values);
    } catch (failure) {
      if (AWAY.includes(failureOf(failure).code)) return [];
      throw failure;
    }
  };
  const look = async (values: SaidValues) => {
    if (looking) return;
    setLooking(true);
    setProblem(null);
    try {
      const people = await find(values);
      if (people.length === 0) await record(values, []);
      else {
        setLikely({ people, ids: people.map(({ id }) => id), values });
        announce('Somebody like this is there already. Is it one of these?');
      }
    } catch (failure) {
      setProblem(failure);
    } finally {
      setLooking(false);
    }
  };
  return { look, looking, likely, problem, stopAsking: () => setLikely(null) };
}
