import { z } from 'zod';
import { COMPLAINT_ABOUT, COMPLAINT_DECISIONS } from '../domain/complaint.ts';
import { requestStepSchema, toldCustomerHowSchema } from '../domain/rectification.ts';
import { command } from '../operation.ts';
import { day, id, instant, lines, reference, replaces, touchpoint, typed } from './fields.ts';

/** Whom a complaint is about: one of these, or nobody. */
export const aboutWhom = {
  /** A person of ours, picked from those known. */
  aboutSub: typed().optional(),
  /** A name as it was said. */
  aboutName: typed().optional(),
  aboutOrganisation: touchpoint().optional(),
};

const onRequest = { commandId: id(), requestId: id(), version: z.int() };
const done = { commandId: id(), requestId: id(), version: z.int() };

export const complaints = {
  log: command({
    method: 'POST',
    path: '/customers/{customerId}/complaints',
    summary: 'Unhappy with how we used their information, or with the service: log what a customer complains of',
    input: z.strictObject({
      commandId: id(),
      customerId: id(),
      requestId: id(),
      reference: reference(),
      conversationId: id(),
      saidAt: instant(),
      replaces: replaces(),
      about: z.enum(COMPLAINT_ABOUT),
      /** The customer's own words. */
      words: lines(2000),
      howToAnswer: typed(200),
      ...aboutWhom,
    }),
    output: z.object({
      commandId: id(),
      customerId: id(),
      requestId: id(),
      reference: reference(),
      madeOn: day(),
      /** By when it is acknowledged. */
      dueOn: day(),
      receivedAt: instant(),
      clockFlagged: z.boolean(),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  acknowledge: command({
    method: 'POST',
    path: '/complaints/{requestId}/acknowledgements',
    summary: 'Record that the customer was told that their complaint has come; from then on they hear every 14 days how it goes',
    input: z.strictObject({ ...onRequest, on: day(), how: toldCustomerHowSchema }),
    output: z.object({ ...done, progressDueOn: day() }),
    roles: ['adviser', 'supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),

  tellProgress: command({
    method: 'POST',
    path: '/complaints/{requestId}/progress',
    summary: 'Record what the customer was told of how their complaint goes',
    input: z.strictObject({ ...onRequest, on: day(), how: toldCustomerHowSchema, what: lines(1000) }),
    output: z.object({ ...done, progressDueOn: day() }),
    roles: ['adviser', 'supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),

  nameWhom: command({
    method: 'POST',
    path: '/complaints/{requestId}/persons',
    summary:
      'Say who a complaint is about, at any time: of a name who is meant by it, else somebody besides. From then on it is kept from them',
    input: z.strictObject({
      ...onRequest,
      /** One of these. `nobodyOfOurs`: the name is of nobody who works here; of a name that nobody has said it of yet. */
      aboutSub: typed().optional(),
      nobodyOfOurs: z.literal(true).optional(),
    }),
    output: z.object(done),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),

  decide: command({
    method: 'POST',
    path: '/complaints/{requestId}/decisions',
    summary: 'Decide a complaint: by somebody who did not log it and whom, or whose organisation, it is not about',
    input: z.strictObject({
      ...onRequest,
      decision: z.enum(COMPLAINT_DECISIONS),
      /** What was found and what follows from it, in words for the customer. */
      reasons: lines(2000),
      /** They are told that they can go to the Information Commissioner, whatever was decided. */
      tellsCommissioner: z.literal(true).optional(),
    }),
    output: z.object({ ...done, step: requestStepSchema }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),
} as const;
