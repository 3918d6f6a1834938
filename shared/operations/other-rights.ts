import { z } from 'zod';
import { sentHowSchema } from '../domain/access.ts';
import { RIGHT_DECISIONS } from '../domain/deciding.ts';
import { SHARED_ITEMS, sharedItemSchema } from '../domain/disclosure.ts';
import { requestStepSchema } from '../domain/rectification.ts';
import { OTHER_RIGHTS } from '../domain/request.ts';
import { command } from '../operation.ts';
import { day, id, instant, lines, ofWhom, reference, replaces, typed } from './fields.ts';

export const otherRights = {
  log: command({
    method: 'POST',
    path: '/customers/{customerId}/other-rights',
    summary:
      'Something else about their information: log what a customer asks, in their words; which right it is may be left open',
    input: z.strictObject({
      commandId: id(),
      customerId: id(),
      requestId: id(),
      reference: reference(),
      conversationId: id(),
      saidAt: instant(),
      replaces: replaces(),
      /** Which of the other rights, where that is clear. */
      right: z.enum(OTHER_RIGHTS).optional(),
      /** The customer's own words. */
      words: lines(2000),
      howToAnswer: typed(200),
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
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  recordStep: command({
    method: 'POST',
    path: '/other-rights/{requestId}/steps',
    summary: 'Record something that was done about what the customer asked',
    input: z.strictObject({ commandId: id(), requestId: id(), on: day(), what: typed(200), of: ofWhom() }),
    output: z.object({ commandId: id(), requestId: id(), receivedAt: instant() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),

  send: command({
    method: 'POST',
    path: '/other-rights/{requestId}/sendings',
    summary: 'Record that somebody was sent what they take elsewhere: exactly that, where they chose at level 3',
    input: z.strictObject({
      ...{ commandId: id(), requestId: id(), version: z.int() },
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      on: day(),
      how: sentHowSchema,
    }),
    output: z.object({ commandId: id(), requestId: id(), version: z.int() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),

  decide: command({
    method: 'POST',
    path: '/other-rights/{requestId}/decisions',
    summary: 'Decide which right it is and whether it was done, in part, or refused: by somebody who did not log it',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      version: z.int(),
      right: z.enum(OTHER_RIGHTS),
      decision: z.enum(RIGHT_DECISIONS),
      /** Why it was not, or not all, done, in words for the customer. */
      reasons: lines(2000).optional(),
      /** Of what it was done in part: whoever was given it is told; without it, whoever was given anything. */
      items: z.array(sharedItemSchema).min(1).max(SHARED_ITEMS.length).optional(),
      /** For what is not done: the customer is told how to complain to us, to the Information Commissioner, and that a court can decide. */
      tellsComplaint: z.literal(true).optional(),
      tellsCommissioner: z.literal(true).optional(),
      tellsCourt: z.literal(true).optional(),
    }),
    output: z.object({ commandId: id(), requestId: id(), version: z.int(), step: requestStepSchema }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),
} as const;
