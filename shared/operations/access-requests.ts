import { z } from 'zod';
import { destinationSchema, notSettledSchema } from '../domain/access.ts';
import { command } from '../operation.ts';
import { accessEnd } from './access-end.ts';
import { accessWork } from './access-work.ts';
import { day, id, instant, lines, reference, replaces, typed } from './fields.ts';

export const accessRequests = {
  ...accessWork,
  ...accessEnd,

  log: command({
    method: 'POST',
    path: '/customers/{customerId}/access-requests',
    summary: 'Send me my information: log that a customer asks for a copy of what is held of them',
    input: z.strictObject({
      commandId: id(),
      customerId: id(),
      requestId: id(),
      reference: reference(),
      conversationId: id(),
      saidAt: instant(),
      replaces: replaces(),
      /** The customer's own words. */
      words: lines(2000),
      howToAnswer: typed(200),
      /** Which held detail the copy goes to, at level 3; without it, or below, it is settled later. */
      goesTo: destinationSchema.optional(),
    }),
    output: z.object({
      commandId: id(),
      customerId: id(),
      requestId: id(),
      reference: reference(),
      madeOn: day(),
      dueOn: day(),
      receivedAt: instant(),
      clockFlagged: z.boolean(),
      goesTo: destinationSchema.nullable(),
      /** Why what was chosen is still to be settled; null where nothing was chosen or it is settled. */
      notSettled: notSettledSchema.nullable(),
      /** The open request of the same customer that this one joins, with its earlier clock. */
      joined: z.object({ reference: reference(), dueOn: day() }).nullable(),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  settle: command({
    method: 'POST',
    path: '/customers/{customerId}/access-destinations',
    summary: 'Settle where the copy goes that a customer has asked for: at level 3, to a detail held more than 14 days',
    input: z.strictObject({
      commandId: id(),
      customerId: id(),
      conversationId: id(),
      saidAt: instant(),
      goesTo: destinationSchema,
    }),
    output: z.object({ commandId: id(), customerId: id(), reference: reference(), goesTo: destinationSchema }),
    roles: ['adviser', 'supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),
} as const;
