import type { Answer, TestBackend } from '../support/backend.ts';
import { converse, newId, newReference, type Person, reach } from './people.ts';
import { minutesAgo } from './sharing.ts';

/** What a customer says who asks for a copy of what is held of them. */
export const askCopy = ({ id }: { readonly id: string }, conversationId: string, more: object = {}) => ({
  ...{ commandId: newId(), customerId: id, requestId: newId(), reference: newReference(), conversationId },
  ...{ saidAt: new Date().toISOString(), words: 'Send me all you have on me', howToAnswer: 'by post', ...more },
});

/** What a test of access does over and over. */
export type Accessing = {
  /** A conversation that has been open for an hour, at a level. */
  readonly talk: (person: Person, level?: 0 | 1 | 2 | 3, as?: string) => Promise<string>;
  readonly log: (person: { readonly id: string }, conversationId: string, more?: object, as?: string) => Promise<Answer>;
  readonly settle: (person: { readonly id: string }, conversationId: string, goesTo: string, as?: string) => Promise<Answer>;
};

export function accessingAt(backend: TestBackend): Accessing {
  return {
    talk: async (person, level = 3, as = 'phone.adviser') => {
      const conversationId = await converse(backend, as, { at: minutesAgo(60) });
      await reach(backend, person, conversationId, level, as);
      return conversationId;
    },
    log: (person, conversationId, more = {}, as = 'phone.adviser') =>
      backend.call('accessRequests.log', as, askCopy(person, conversationId, more)),
    settle: (person, conversationId, goesTo, as = 'phone.adviser') =>
      backend.call('accessRequests.settle', as, {
        ...{ commandId: newId(), customerId: person.id, conversationId, saidAt: new Date().toISOString(), goesTo },
      }),
  };
}
