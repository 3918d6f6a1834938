import { z } from 'zod';
import { FIELDS, fieldSchema } from '../domain/customer.ts';
import { requestStepSchema } from '../domain/rectification.ts';
import { command } from '../operation.ts';
import { day, id, instant, lines, reference, replaces, typed } from './fields.ts';

/** One value in dispute. */
export const disputeSchema = z.strictObject({
  field: fieldSchema,
  /** The held value as it was seen when it was disputed; at level 2. */
  seen: z.string().max(255).nullable().optional(),
  /** What it should be, in the customer's words; null: they do not say. */
  says: typed(255).nullable(),
  /** True as far as it goes, but not all of it. */
  incomplete: z.boolean(),
  howToCheck: typed(200).optional(),
  /** Put right on the call: for a low-risk field, at level 2. */
  decidedOnCall: z.literal(true).optional(),
});

const joinedSchema = z.array(z.object({ field: fieldSchema, reference: reference(), dueOn: day() }));

export const rectifications = {
  log: command({
    method: 'POST',
    path: '/customers/{customerId}/rectifications',
    summary: 'Something is wrong: log what a customer disputes; low-risk fields may be put right on the call',
    input: z.strictObject({
      commandId: id(),
      customerId: id(),
      requestId: id(),
      reference: reference(),
      conversationId: id(),
      saidAt: instant(),
      replaces: replaces(),
      fields: z.array(disputeSchema).min(1).max(FIELDS.length),
      /** The customer's own words, where they add anything. */
      words: lines(2000).optional(),
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
      version: z.int(),
      /** The fields put right on the call. */
      corrected: z.array(fieldSchema),
      /** The fields that were being checked already, and the request each joins. */
      joined: joinedSchema,
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'seen',
  }),

  setOut: command({
    method: 'POST',
    path: '/requests/{requestId}/disputes',
    summary: 'Say which values a customer disputes who said it in words alone, before it was known whose record it is',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      version: z.int(),
      fields: z
        .array(disputeSchema.omit({ seen: true, decidedOnCall: true }))
        .min(1)
        .max(FIELDS.length),
    }),
    output: z.object({
      ...{ commandId: id(), requestId: id(), version: z.int(), step: requestStepSchema },
      /** The fields that were being checked already, and the request each joins; with no other left, this one has joined it too. */
      joined: joinedSchema.optional(),
    }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),
} as const;
