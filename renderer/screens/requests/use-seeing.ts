import { useState } from 'react';
import { announce } from '../../lib/announcer.ts';
import { desk } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import { readWorriesAnew } from './worries-query.ts';

/** A supervisor has seen a worry: it leaves the list. Pressing twice is one command. */
export function useSeeing(worryId: string) {
  const [commandId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const see = async () => {
    setBusy(true);
    setError(null);
    try {
      await desk.worries.see({ commandId, worryId });
      announce('Seen. It is yours to deal with.');
      await readWorriesAnew();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return { see, busy, error };
}
