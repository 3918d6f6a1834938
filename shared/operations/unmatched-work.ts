import { z } from 'zod';
import { requestStepSchema } from '../domain/rectification.ts';
import { command } from '../operation.ts';
import { id, lines } from './fields.ts';

const onRequest = { commandId: id(), requestId: id(), version: z.int() };

/** What can become of a request of nobody we can find. */
export const unmatchedWork = {
  decideNothingHeld: command({
    method: 'POST',
    path: '/requests/{requestId}/nothing-held',
    summary: 'Decide that we hold nothing about whoever asks, with what was searched: by somebody who did not log it',
    input: z.strictObject({
      ...onRequest,
      /** Where and by what it was searched. */
      searched: lines(1000),
      /** They are told how to complain to us, to the Information Commissioner, and that a court can decide. */
      tellsComplaint: z.literal(true).optional(),
      tellsCommissioner: z.literal(true).optional(),
      tellsCourt: z.literal(true).optional(),
    }),
    output: z.object({ ...onRequest, step: requestStepSchema }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),

  match: command({
    method: 'POST',
    path: '/requests/{requestId}/matches',
    summary:
      'Match a request to the customer it turned out to come from; its words and its clock stay, and what they took back holds from when they said it',
    input: z.strictObject({
      ...onRequest,
      customerId: id(),
      confirmed: z.literal(true),
      /** Why it is not whose it was matched with before: needed then. */
      why: lines(500).optional(),
    }),
    output: z.object({ ...onRequest, customerId: id() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),
} as const;
