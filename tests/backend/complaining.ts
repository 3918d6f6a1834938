import { newId, newReference } from './people.ts';

const now = () => new Date().toISOString();
/** Today, in London. */
export const today = () => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
export const WORDS = 'You gave my number to a firm.\nNobody asked me.';

const asked = (conversationId: string) => ({
  ...{ commandId: newId(), requestId: newId(), reference: newReference(), conversationId, saidAt: now() },
  ...{ words: WORDS, howToAnswer: 'by letter' },
});

/** The input of a complaint about the service, said now. */
export const complaint = (person: { id: string }, conversationId: string, more: Record<string, unknown> = {}) => ({
  ...{ ...asked(conversationId), customerId: person.id, about: 'service', ...more },
});

/** The input of another right, in the customer's words. */
export const otherRight = (person: { id: string }, conversationId: string, more: Record<string, unknown> = {}) => ({
  ...{ ...asked(conversationId), customerId: person.id, ...more },
});

/** What somebody asks whom we cannot find. */
export const unmatched = (conversationId: string, more: Record<string, unknown> = {}) => ({
  ...{ ...asked(conversationId), kind: 'access', ...more },
});

export const acknowledgement = (requestId: string, version = 1) => ({
  ...{ commandId: newId(), requestId, version, on: today(), how: 'letter' },
});
