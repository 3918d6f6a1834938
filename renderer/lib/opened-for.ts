import { useEffect } from 'react';
import type { OpenReason } from '../../shared/domain/conversation.ts';
import { makeStore, useStore } from './store.ts';

/** The record that is open without the person, and why. */
export const openedFor = makeStore<{ readonly customerId: string; readonly reason: OpenReason } | null>(null);

/** Why this record is open without the person; null where it is not. It is asked anew once somebody has left the record's screens. */
export function useOpenedFor(customerId: string): OpenReason | null {
  const here = useStore(openedFor);
  useEffect(
    () => () => {
      // After the address has changed: on to another screen of the same record it stays.
      if (!location.hash.startsWith(`#/customer/${customerId}`)) openedFor.set(() => null);
    },
    [customerId],
  );
  return here?.customerId === customerId ? here.reason : null;
}
