import type { Answer, TestBackend } from '../support/backend.ts';
import { converse, newId, newReference, type Person, reach } from './people.ts';
import { minutesAgo } from './sharing.ts';

/** A request as `requests.read` tells it. */
export type Told = Record<string, unknown> & {
  readonly version: number;
  readonly step: string;
  readonly disputes: readonly Record<string, unknown>[];
  readonly notices: readonly (Record<string, unknown> & { id: string; state: string })[];
};

/** What a test of rectifications does over and over. */
export type Disputing = {
  /** A conversation that has been open for an hour, at a level. */
  readonly talk: (person: Person, level?: 0 | 1 | 2, as?: string) => Promise<string>;
  readonly log: (
    person: Person,
    conversationId: string,
    fields: readonly object[],
    more?: object,
    as?: string,
  ) => Promise<Answer>;
  readonly read: (requestId: unknown, as?: string) => Promise<Told>;
  readonly decide: (
    requestId: unknown,
    version: number,
    fields: readonly object[],
    more?: object,
    as?: string,
  ) => Promise<Answer>;
  readonly tell: (requestId: unknown, version: number, more?: object, as?: string) => Promise<Answer>;
  /** The values held of a person, by field. */
  readonly heldOf: (person: Person) => Promise<Record<string, { value: string; source: string; sourceName: string | null }>>;
};

export const today = (): string => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });

export function disputingAt(backend: TestBackend): Disputing {
  return {
    talk: async (person, level = 2, as = 'phone.adviser') => {
      const conversationId = await converse(backend, as, { at: minutesAgo(60) });
      await reach(backend, person, conversationId, level, as);
      return conversationId;
    },
    log: (person, conversationId, fields, more = {}, as = 'phone.adviser') =>
      backend.call('rectifications.log', as, {
        ...{ commandId: newId(), customerId: person.id, requestId: newId(), reference: newReference(), conversationId },
        ...{ saidAt: new Date().toISOString(), howToAnswer: 'by phone', fields },
        ...more,
      }),
    read: async (requestId, as = 'supervisor') => {
      const { status, body } = await backend.call('requests.read', as, { requestId });
      if (status !== 200) throw new Error(`requests.read answered ${status}`);
      return body as Told;
    },
    decide: (requestId, version, fields, more = {}, as = 'supervisor') =>
      backend.call('requests.decide', as, { commandId: newId(), requestId, version, fields, ...more }),
    tell: (requestId, version, more = {}, as = 'supervisor') =>
      backend.call('requests.tellCustomer', as, { commandId: newId(), requestId, version, on: today(), how: 'phone', ...more }),
    heldOf: async (person) => {
      const { body } = await backend.call('customers.read', 'supervisor', { customerId: person.id, reason: 'my-day' });
      const values = body.values as { field: string; value: string; source: string; sourceName: string | null }[];
      return Object.fromEntries(values.map(({ field, value, source, sourceName }) => [field, { value, source, sourceName }]));
    },
  };
}
