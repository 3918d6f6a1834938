import type { Field } from '../../shared/domain/customer.ts';
import { makeStore } from './store.ts';

/** What was found to be wrong in another form, by field as typed there. */
type Wanted = { readonly customerId: string; readonly says: Partial<Record<Field, string>> };

/** Kept until *Something is wrong* of that customer has taken it up. */
const wantedWrong = makeStore<Wanted | null>(null);

export const wantWrong = (wanted: Wanted): void => wantedWrong.set(() => wanted);

/** What is wanted of this customer, once. */
export function takeWantedWrong(customerId: string): Wanted['says'] | null {
  const wanted = wantedWrong.get();
  wantedWrong.set(() => null);
  return wanted?.customerId === customerId ? wanted.says : null;
}

export const forgetWantedWrong = (): void => wantedWrong.set(() => null);
