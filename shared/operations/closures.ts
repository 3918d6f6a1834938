import { z } from 'zod';
import {
  CLOSING_HELD_BY,
  CLOSING_STATES,
  closingBlockerSchema,
  closingReasonSchema,
  closingScopeSchema,
  closingStateSchema,
  closingYesSchema,
  EVIDENCE_REASONS,
  GOING,
  STOPPED_BECAUSE,
} from '../domain/closing.ts';
import { openReasonSchema } from '../domain/conversation.ts';
import { EVIDENCE_FIELDS } from '../domain/evidence.ts';
import { requestStepSchema } from '../domain/rectification.ts';
import { EVIDENCE_RULES } from '../domain/retention.ts';
import { command, read } from '../operation.ts';
import { day, id, instant, lines, page, reference, replaces, touchpoint, typed } from './fields.ts';

/** Something that keeps a closing from being done: what, and which request it is where it is one. */
export const blockerSchema = z.object({ blocker: closingBlockerSchema, reference: z.string().nullable() });

/** What stays of one session that an outcome was claimed for, until when and by which rule. */
export const stayingSchema = z.object({
  sessionOn: day(),
  organisation: touchpoint(),
  outcomeType: z.int(),
  paidOn: day().nullable(),
  goesOn: day(),
  rule: z.enum(EVIDENCE_RULES),
});

/** What proves a payment after closing, whole: nothing else of the person is held (notice, "How long we keep your information"). */
export const evidenceSchema = z.object({
  outcomeId: id(),
  customerId: id(),
  reference: z.string(),
  birthDate: day().nullable(),
  postcode: z.string().nullable(),
  sessionId: id(),
  sessionOn: day(),
  organisation: touchpoint(),
  adviser: z.string(),
  outcomeType: z.int(),
  effectiveOn: day(),
  paidOn: day().nullable(),
  priority: z.boolean(),
  goesOn: day(),
});

export const closingSchema = z.object({
  id: id(),
  reference: z.string(),
  scope: closingScopeSchema,
  reason: closingReasonSchema,
  state: closingStateSchema,
  closedOn: day(),
  recordedByName: z.string(),
  /** The caller recorded it: somebody else confirms that a person has died. */
  recordedByCaller: z.boolean(),
  organisation: touchpoint(),
  /** When the safety net ends; null until it has begun. */
  dueAt: instant().nullable(),
  stoppedBecause: z.enum(STOPPED_BECAUSE).nullable(),
  destroyedAt: instant().nullable(),
  cleanedAt: instant().nullable(),
  /** Copies on machines that have not said yet that theirs is gone, and have not expired. */
  copiesLeft: z.int(),
  /** Rows that prove a payment and stay. */
  evidence: z.int(),
  /** Why it does not go on, with the request or the record where it is one and the caller may know; none: it goes on by itself. */
  held: z
    .array(z.object({ because: z.enum(CLOSING_HELD_BY), reference: z.string().nullable(), requestId: id().nullable() }))
    .optional(),
});

export const closures = {
  preview: read({
    method: 'GET',
    path: '/customers/{customerId}/closures/preview',
    summary: 'What closing would do: what keeps it from being done, what goes, what stays until when and why, who is told',
    input: z.strictObject({ customerId: id(), conversationId: id().optional(), reason: openReasonSchema.optional() }),
    output: z.object({
      blockers: z.array(blockerSchema),
      /** Hours in which a supervisor may stop it. */
      safetyNetHours: z.int(),
      /** Null below the level that shows what is held: nothing is read out then. */
      goes: z.array(z.object({ what: z.enum(GOING), count: z.int() })).nullable(),
      stays: z.array(stayingSchema).nullable(),
      recipients: z.array(z.string()).nullable(),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),

  close: command({
    method: 'POST',
    path: '/customers/{customerId}/closures',
    summary: 'Close the online account, or the whole: at once what is said there, the rest after the safety net',
    input: z.strictObject({
      commandId: id(),
      customerId: id(),
      closingId: id(),
      conversationId: id().optional(),
      signInId: id().optional(),
      saidAt: instant(),
      replaces: replaces(),
      scope: closingScopeSchema,
      reason: closingReasonSchema,
      /** Of two records of one person the one that remains. */
      remains: id().optional(),
      /** The request it becomes where it cannot be done on arrival: asked for without a connection it is a wish. */
      requestId: id().optional(),
      reference: reference().optional(),
      /** What the customer said yes to: they heard what goes and what stays, from 13 to 17 they said it back. */
      yes: closingYesSchema.optional(),
    }),
    output: z.object({
      commandId: id(),
      customerId: id(),
      closingId: id(),
      state: z.enum([...CLOSING_STATES, 'requested']),
      receivedAt: instant(),
      dueAt: instant().nullable(),
      clockFlagged: z.boolean(),
      /** The reference of the request it became, and what keeps it from being done. */
      reference: z.string().nullable(),
      blockers: z.array(blockerSchema),
    }),
    roles: ['adviser', 'supervisor', 'website'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  confirm: command({
    method: 'POST',
    path: '/closures/{closingId}/confirmation',
    summary: 'A supervisor confirms that somebody has died; the closing begins',
    input: z.strictObject({ commandId: id(), closingId: id() }),
    output: z.object({ commandId: id(), closingId: id(), state: closingStateSchema, dueAt: instant().nullable() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),

  stop: command({
    method: 'POST',
    path: '/closures/{closingId}/stop',
    summary: 'A supervisor stops a closing inside the safety net: everything is there again but what was withdrawn and erased',
    input: z.strictObject({ commandId: id(), closingId: id(), because: z.enum(STOPPED_BECAUSE) }),
    output: z.object({ commandId: id(), closingId: id(), stoppedAt: instant() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),

  list: read({
    method: 'GET',
    path: '/closures',
    summary: 'Closings, the newest first: under way, of those the ones that something holds, or those that have their end',
    input: z.strictObject({ which: z.enum(['under-way', 'held', 'ended']), ...page }),
    output: z.object({ items: z.array(closingSchema), next: z.string().nullable(), asOf: instant() }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  evidence: read({
    method: 'POST',
    path: '/closures/evidence',
    summary: 'What stays of somebody who has stopped using the service, by their reference alone, for one of two reasons',
    input: z.strictObject({ reference: reference(), because: z.enum(EVIDENCE_REASONS) }),
    output: z.object({ items: z.array(evidenceSchema) }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  correct: command({
    method: 'POST',
    path: '/closures/requests/{requestId}/decisions',
    summary: 'Decide what of that is right, for a request made after closing: by a supervisor who did not log it',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      version: z.int(),
      fields: z
        .array(
          z.strictObject({
            field: z.enum(EVIDENCE_FIELDS),
            /** Whose session it is of; for what is of the person none. */
            outcomeId: id().optional(),
            decision: z.enum(['corrected', 'kept']),
            /** As whoever decides saw it. */
            seenNow: z.string().max(100).nullable(),
            value: typed(100).nullable().optional(),
            reasons: lines(1000).optional(),
          }),
        )
        .min(1)
        .max(20),
      /** For what is kept: the person is told how to complain to us, to the Information Commissioner, and that a court can decide. */
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
