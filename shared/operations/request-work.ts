import { z } from 'zod';
import { fieldSchema, sourceSchema } from '../domain/customer.ts';
import { EVIDENCE_FIELDS } from '../domain/evidence.ts';
import { DOCUMENTS } from '../domain/identity.ts';
import {
  checkOutcomeSchema,
  extensionReasonSchema,
  fieldDecisionSchema,
  requestStepSchema,
  toldCustomerHowSchema,
} from '../domain/rectification.ts';
import { command, read } from '../operation.ts';
import { answering } from './answering.ts';
import { day, id, instant, lines, reference, replaces, typed } from './fields.ts';
import { recipientNoticeSchema } from './recipient-notices.ts';
import { listedSchema } from './request-queue.ts';

const fieldOfRequestSchema = z.object({
  field: fieldSchema,
  /** What was held when it was disputed, and where that came from. */
  held: z.string().nullable(),
  heldSource: sourceSchema.nullable(),
  heldSourceName: z.string().nullable(),
  heldOn: day().nullable(),
  /** What the customer says now, and what they said before. */
  says: z.string().nullable(),
  saidBefore: z.array(z.string().nullable()),
  incomplete: z.boolean(),
  howToCheck: z.string().nullable(),
  /** What is held now. */
  now: z.string().nullable(),
  decision: fieldDecisionSchema.nullable(),
  decidedValue: z.string().nullable(),
  reasons: z.string().nullable(),
  onCall: z.boolean(),
  decidedByName: z.string().nullable(),
  decidedAt: instant().nullable(),
});

const checkSchema = z.object({
  at: instant(),
  field: fieldSchema.nullable(),
  what: z.string(),
  outcome: checkOutcomeSchema,
  documentSeen: z.enum(DOCUMENTS).nullable(),
  byName: z.string(),
});

/** What the work on requests consists of, beside logging them. */
export const requestWork = {
  read: read({
    method: 'GET',
    path: '/requests/{requestId}',
    summary: 'One request with everything that decides it; audited',
    input: z.strictObject({ requestId: id() }),
    output: z.object({
      ...listedSchema.shape,
      words: z.string(),
      howToAnswer: z.string(),
      /** What joined it since, or what it goes by, whole or a field of it: in their own words, and how they are to be answered. */
      joined: z.array(z.object({ reference: reference(), madeOn: day(), words: z.string(), howToAnswer: z.string() })).optional(),
      name: z.string().nullable(),
      toldOn: day().nullable(),
      toldHow: toldCustomerHowSchema.nullable(),
      toldByName: z.string().nullable(),
      statement: z.string().nullable(),
      joinedTo: reference().nullable(),
      /** Of whom it is asked after closing, and what was decided of what stays. */
      closedReference: reference().nullable(),
      evidence: z.array(
        z.object({
          field: z.enum(EVIDENCE_FIELDS),
          outcomeId: id().nullable(),
          /** Of which session, as long as it is kept. */
          sessionOn: day().nullable(),
          decision: z.enum(['corrected', 'kept']),
          held: z.string().nullable(),
          decidedValue: z.string().nullable(),
          reasons: z.string().nullable(),
          decidedByName: z.string(),
        }),
      ),
      /** Since when somebody has it; whether that is the caller. */
      assignedAt: instant().nullable().optional(),
      isMine: z.boolean().optional(),
      /** The days it waited for the customer to say what they want. */
      waited: z.array(z.object({ from: day(), to: day() })).optional(),
      handedOverAt: instant().nullable().optional(),
      handedOverWhy: z.string().nullable().optional(),
      /** Whether the caller may decide: another than who logged it. */
      mayDecide: z.boolean(),
      ...answering,
      disputes: z.array(fieldOfRequestSchema),
      checks: z.array(checkSchema),
      notices: z.array(
        recipientNoticeSchema
          .pick({ id: true, kind: true, recipient: true, items: true, state: true, toldOn: true })
          .extend({ recipientId: id().optional() }),
      ),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),

  recordCheck: command({
    method: 'POST',
    path: '/requests/{requestId}/checks',
    summary: 'Record a step to check a disputed value: what was done, what it came to, which document was seen (never a copy)',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      at: instant(),
      replaces: replaces(),
      field: fieldSchema.optional(),
      what: typed(200),
      outcome: checkOutcomeSchema,
      documentSeen: z.enum(DOCUMENTS).optional(),
    }),
    output: z.object({ commandId: id(), requestId: id(), receivedAt: instant() }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  decide: command({
    method: 'POST',
    path: '/requests/{requestId}/decisions',
    summary: 'Decide disputed fields: by a supervisor who did not log the request',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      version: z.int(),
      fields: z
        .array(
          z.strictObject({
            field: fieldSchema,
            decision: fieldDecisionSchema,
            /** The held value as whoever decides saw it. */
            seenNow: z.string().max(255).nullable(),
            /** For `corrected-differently`. */
            value: typed(255).nullable().optional(),
            /** Why it is kept, or what completes it. */
            reasons: lines(1000).optional(),
          }),
        )
        .min(1)
        .max(20),
      /** For what is kept: the customer is told how to complain to us, to the Information Commissioner, and that a court can decide. */
      tellsComplaint: z.literal(true).optional(),
      tellsCommissioner: z.literal(true).optional(),
      tellsCourt: z.literal(true).optional(),
    }),
    output: z.object({ commandId: id(), requestId: id(), version: z.int(), step: requestStepSchema }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),

  tellCustomer: command({
    method: 'POST',
    path: '/requests/{requestId}/tellings',
    summary: 'Record that the customer was told what was decided; then nothing of it is being checked any more',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      version: z.int(),
      on: day(),
      how: toldCustomerHowSchema,
      /** What the customer wants to stand beside what was kept. */
      statement: lines(2000).optional(),
    }),
    output: z.object({ commandId: id(), requestId: id(), version: z.int(), step: requestStepSchema }),
    roles: ['adviser', 'supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),

  extend: command({
    method: 'POST',
    path: '/requests/{requestId}/extensions',
    summary: 'Extend the time by one or two months, where the customer was told why by the first due day',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      version: z.int(),
      months: z.int().min(1).max(2),
      reason: extensionReasonSchema,
      toldOn: day(),
      toldHow: toldCustomerHowSchema,
    }),
    output: z.object({ commandId: id(), requestId: id(), version: z.int(), dueOn: day() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),
} as const;
