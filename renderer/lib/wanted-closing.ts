import type { ClosingScope } from '../../shared/domain/closing.ts';
import { makeStore } from './store.ts';

type Wanted = { readonly customerId: string; readonly scope: ClosingScope };

/** What the caller has said they want to stop, until *Stop using the service* of that customer has taken it up. */
const wantedClosing = makeStore<Wanted | null>(null);

export const wantClosing = (wanted: Wanted): void => wantedClosing.set(() => wanted);

/** What is wanted of this customer, once; null where the one question has not been asked. */
export function takeWantedClosing(customerId: string): ClosingScope | null {
  const wanted = wantedClosing.get();
  wantedClosing.set(() => null);
  return wanted?.customerId === customerId ? wanted.scope : null;
}

export const forgetWantedClosing = (): void => wantedClosing.set(() => null);
