import { useState } from 'react';
import type { DayPart, PromiseHow } from '../../../shared/domain/promise.ts';
import { announce } from '../../lib/announcer.ts';
import { useConversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import { whenEnded } from '../../lib/items.ts';
import { promised } from '../../lib/promised.ts';
import { recorded } from '../../lib/recorded.ts';
import { byWhen, howToYou } from '../../lib/words/promises.ts';
import { readPromisesAgain } from './promises-query.ts';

/** What a promise is about: a customer, or a request by its reference. */
export type PromiseAbout = { readonly customerId: string } | { readonly requestId: string; readonly reference: string };
export type Chosen = { readonly how: PromiseHow; readonly day: string; readonly part: DayPart | null };

/** Records a promise, in the conversation where there is one. Pressing twice is one. */
export function usePromising(about: PromiseAbout) {
  const conversation = useConversation();
  const [commandId] = useState(newId);
  const [itemId, setItemId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const promise = async ({ how, day, part }: Chosen) => {
    if (busy || itemId !== null) return;
    setBusy(true);
    setError(null);
    // Now, whenever a message that it answers was sent.
    const saidAt = new Date().toISOString();
    const where = conversation ? { conversationId: conversation.conversationId } : {};
    const whom = 'customerId' in about ? { customerId: about.customerId } : { requestId: about.requestId };
    try {
      const command = { commandId, ...whom, ...where, saidAt, how, day, ...(part === null ? {} : { part }) };
      const made = await recorded('promises.make', desk.promises.make(command));
      setItemId(made);
      if (conversation) {
        const of = { customerId: null, reference: null, ...('customerId' in about ? whom : { reference: about.reference }) };
        const { conversationId } = conversation;
        promised.set((now) => [...now, { itemId: made, conversationId, ...of, how, day, part, saidAt }]);
      }
      announce(`Promised to ${howToYou[how]} ${byWhen(day, part)}.`);
      void readPromisesAgain();
      void whenEnded(made).then(readPromisesAgain);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return { promise, itemId, busy, error };
}
