import { z } from 'zod';
import { command, read } from '../operation.ts';
import { day, id, instant, lines, page, touchpoint } from './fields.ts';

/** What is asked of an organisation a complaint is about, and what it answered. */
const asked = {
  id: id(),
  what: z.string(),
  by: day(),
  askedAt: instant(),
  askedByName: z.string(),
  facts: z.string().nullable(),
  answeredAt: instant().nullable(),
  answeredByName: z.string().nullable(),
};
/** As whoever may read the complaint reads it. */
export const factsOfComplaint = z.object({ ...asked, organisation: touchpoint() });

/** Facts for whoever decides a complaint, from the organisation it is about: that learns what it is asked, and no more. */
export const requestFacts = {
  askFacts: command({
    method: 'POST',
    path: '/requests/{requestId}/facts',
    summary: 'Ask the organisation a complaint is about for facts, by whoever decides it: what is asked, and by when',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      factsId: id(),
      /** The one it is about, or whose person it is about. */
      organisation: touchpoint(),
      /** All that the organisation gets to see. */
      what: lines(1000),
      by: day(),
    }),
    output: z.object({ commandId: id(), requestId: id(), factsId: id() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),

  factsAsked: read({
    method: 'GET',
    path: '/asked-facts',
    summary:
      'What the caller’s organisation is asked about a complaint: the question alone, neither the complaint nor whose it is',
    input: z.strictObject({ which: z.enum(['open', 'given']), ...page }),
    output: z.object({
      items: z.array(z.object({ ...asked, askedFrom: touchpoint() })),
      next: z.string().nullable(),
    }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  giveFacts: command({
    method: 'POST',
    path: '/asked-facts/{factsId}/answers',
    summary: 'Give the facts that were asked, once, as long as the complaint is not decided',
    input: z.strictObject({ commandId: id(), factsId: id(), facts: lines(2000) }),
    output: z.object({ commandId: id(), factsId: id(), answeredAt: instant() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),
} as const;
