import { useState } from 'react';
import type { NotKept, PromiseEnd } from '../../../shared/domain/promise.ts';
import { announce } from '../../lib/announcer.ts';
import { useConversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import { whenEnded } from '../../lib/items.ts';
import { recorded } from '../../lib/recorded.ts';
import type { WhenChosen } from './day-and-part.tsx';
import { readPromisesAgain } from './promises-query.ts';

export type Ending = { readonly outcome: PromiseEnd; readonly because?: NotKept; readonly when?: WhenChosen };

const said: Record<PromiseEnd, string> = {
  kept: 'Recorded: the promise was kept.',
  'not-kept': 'Recorded: the promise was not kept.',
  moved: 'Recorded: another day was agreed.',
};

/** Records what became of a promise. Pressing twice is one. */
export function useKeeping(promiseId: string, onDone: () => void = () => undefined) {
  const conversation = useConversation();
  const [commandId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const keep = async ({ outcome, because, when }: Ending) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    const command = {
      ...{ commandId, promiseId, at: new Date().toISOString(), outcome },
      ...(conversation ? { conversationId: conversation.conversationId } : {}),
      ...(because ? { because } : {}),
      ...(when ? { day: when.day, ...(when.part === null ? {} : { part: when.part }) } : {}),
    };
    try {
      const itemId = await recorded('promises.keep', desk.promises.keep(command));
      announce(said[outcome]);
      onDone();
      void readPromisesAgain();
      void whenEnded(itemId).then(readPromisesAgain);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return { keep, busy, error };
}
