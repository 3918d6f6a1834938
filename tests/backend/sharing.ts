import recipients from '../../shared/codes/recipients.json' with { type: 'json' };
import type { RecipientKind } from '../../shared/domain/disclosure.ts';
import type { Answer, TestBackend } from '../support/backend.ts';
import { converse, decision, newId, type Person, reach } from './people.ts';

/** The id of a recipient of that kind. */
export const to = (kind: RecipientKind, index = 0): string => recipients.filter((one) => one.kind === kind)[index]?.id as string;
export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

/** What a test of sharing does over and over. */
export type Sharing = {
  /** A conversation that has been open for an hour, at level 2. */
  readonly talk: (person: Person) => Promise<string>;
  readonly share: (person: Person, more: Record<string, unknown>, as?: string) => Promise<Answer>;
  readonly decide: (person: Person, conversationId: string, purpose: string, said: string, saidAt?: string) => Promise<Answer>;
  readonly ledgerOf: (person: Person) => Promise<Ledger>;
};
export type Ledger = {
  readonly items: readonly Record<string, unknown>[];
  readonly notices: readonly Record<string, unknown>[];
  readonly next: string | null;
};

export function sharingAt(backend: TestBackend): Sharing {
  return {
    talk: async (person) => {
      const conversationId = await converse(backend, 'phone.adviser', { at: minutesAgo(60) });
      await reach(backend, person, conversationId, 2);
      return conversationId;
    },
    share: (person, more, as = 'phone.adviser') =>
      backend.call('disclosures.record', as, {
        ...{ commandId: newId(), customerId: person.id, saidAt: new Date().toISOString(), items: ['givenName'] },
        ...more,
      }),
    decide: (person, conversationId, purpose, said, saidAt = new Date().toISOString()) =>
      backend.call(
        'consents.decide',
        'phone.adviser',
        decision(person, conversationId, [{ purpose, decision: said }], { saidAt }),
      ),
    ledgerOf: async (person) => {
      const read = { customerId: person.id, reason: 'my-day' };
      const { status, body } = await backend.call('customers.disclosures', 'supervisor', read);
      if (status !== 200) throw new Error(`customers.disclosures answered ${status}`);
      return body as Ledger;
    },
  };
}
