import { z } from 'zod';
import {
  closingBlockerSchema,
  closingReasonSchema,
  closingScopeSchema,
  closingStateSchema,
  GOING,
  STOPPED_BECAUSE,
} from '../domain/closing.ts';
import { openReasonSchema } from '../domain/conversation.ts';
import { EVIDENCE_RULES } from '../domain/retention.ts';
import { command, read } from '../operation.ts';
import { day, id, instant, page, replaces, touchpoint } from './fields.ts';

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

export const closingSchema = z.object({
  id: id(),
  customerId: id().nullable(),
  reference: z.string(),
  scope: closingScopeSchema,
  reason: closingReasonSchema,
  state: closingStateSchema,
  closedOn: day(),
  recordedByName: z.string(),
  organisation: touchpoint(),
  /** When the safety net ends; null until it has begun. */
  dueAt: instant().nullable(),
  stoppedBecause: z.enum(STOPPED_BECAUSE).nullable(),
  destroyedAt: instant().nullable(),
  cleanedAt: instant().nullable(),
  /** Copies on machines that have not said yet that theirs is gone, and have not expired. */
  copiesLeft: z.int(),
});

export const closures = {
  preview: read({
    method: 'GET',
    path: '/customers/{customerId}/closures/preview',
    summary: 'What closing would do: what keeps it from being done, what goes, what stays until when and why, who is told',
    input: z.strictObject({ customerId: id(), conversationId: id().optional(), reason: openReasonSchema.optional() }),
    output: z.object({
      blockers: z.array(blockerSchema),
      goes: z.array(z.object({ what: z.enum(GOING), count: z.int() })),
      stays: z.array(stayingSchema),
      recipients: z.array(z.string()),
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
    }),
    output: z.object({
      commandId: id(),
      customerId: id(),
      closingId: id(),
      state: closingStateSchema,
      receivedAt: instant(),
      dueAt: instant().nullable(),
      clockFlagged: z.boolean(),
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
    output: z.object({ commandId: id(), closingId: id(), state: closingStateSchema, dueAt: instant() }),
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
    summary: 'Closings, the newest first: under way, or those that have their end',
    input: z.strictObject({ which: z.enum(['under-way', 'ended']), ...page }),
    output: z.object({ items: z.array(closingSchema), next: z.string().nullable() }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),
} as const;
