import type { ConsentState, Decision, Purpose } from '../../shared/domain/consent.ts';
import type { Output } from '../../shared/operations.ts';
import type { Item } from './items.ts';
import { makeStore } from './store.ts';

/** Consent decisions recorded in this window, so that they hold here from the moment they are said. */
export type Said = {
  readonly itemId: string;
  readonly customerId: string;
  readonly conversationId: string;
  readonly saidAt: string;
  readonly decisions: readonly { readonly purpose: Purpose; readonly decision: Decision }[];
};
export const said = makeStore<readonly Said[]>([]);

type Held = NonNullable<Output<'customers.read'>['consents']>[number];
/** A consent as it stands here and now. `itemId`: recorded here and not yet part of what the centre answered. */
export type ConsentNow = {
  readonly purpose: Purpose;
  readonly state: ConsentState;
  readonly since: string | null;
  readonly itemId: string | null;
};

/** What the centre holds, with what was said here laid over it until the centre holds that too; a refusal changes nothing. */
export function consentsNow(
  held: readonly Held[],
  saidHere: readonly Said[],
  itemsById: ReadonlyMap<string, Item>,
): readonly ConsentNow[] {
  return held.map((consent) => {
    const over = saidHere
      .filter((one) => itemsById.get(one.itemId)?.state !== 'refused')
      .flatMap(({ itemId, saidAt, decisions }) => decisions.map((decision) => ({ ...decision, itemId, saidAt })))
      .filter(({ purpose, saidAt }) => purpose === consent.purpose && isLater(saidAt, consent))
      .at(-1);
    if (!over) return { purpose: consent.purpose, state: consent.state, since: consent.since, itemId: null };
    return { purpose: consent.purpose, state: over.decision, since: over.saidAt, itemId: over.itemId };
  });
}

function isLater(saidAt: string, consent: Held): boolean {
  if (consent.state === 'not-asked' || !consent.since) return true;
  return Date.parse(saidAt) > Date.parse(consent.since);
}
