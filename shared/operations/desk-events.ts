import { z } from 'zod';
import { openReasonSchema } from '../domain/conversation.ts';
import { ENDS_OF_A_COPY } from '../domain/copy.ts';
import { checkItemSchema, levelSchema } from '../domain/identity.ts';
import { REPORTS } from '../domain/report.ts';
import { command } from '../operation.ts';
import { id, instant } from './fields.ts';
import { monthField } from './publications.ts';

/** Why somebody took a command out that could not be received, or gave it to a supervisor: never in their own words. */
export const DECISION_REASONS = [
  'no-longer-wanted',
  'recorded-twice',
  'wrong-person',
  'done-elsewhere',
  'cannot-be-done',
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];
export const decisionReasonSchema = z.enum(DECISION_REASONS);

/** The name of an operation, of whatever version of the contract. */
export const operationCode = () => z.string().regex(/^[a-zA-Z]{1,40}\.[a-zA-Z]{1,40}$/);
const decided = {
  at: instant(),
  itemId: id(),
  operation: operationCode(),
  customerId: id().optional(),
  reason: decisionReasonSchema,
};

/** Which copy: whose, and when the central service gave it. */
const ofACopy = { customerId: id(), fetchedAt: instant() };

/** Which figures: a report's, or what is published for a month. */
const ofFigures = { at: instant(), figures: z.enum([...REPORTS, 'published']), month: monthField().optional() };

/** What happened at a desk, out of the central service's sight; each is audited. */
export const deskEventSchema = z.discriminatedUnion('kind', [
  /** An unsent command was taken out by its person. */
  z.strictObject({ kind: z.literal('discard'), ...decided }),
  /** An unsent command waits for a supervisor's look. */
  z.strictObject({ kind: z.literal('hand-over'), ...decided }),
  /** Sealed items were found that are damaged, did not belong, or are gone. */
  z.strictObject({
    kind: z.literal('set-aside'),
    at: instant(),
    unreadable: z.int().min(0),
    returned: z.int().min(0),
    missing: z.int().min(0),
  }),
  /** Copies on the machine were searched: how many were found, never whom or by what. */
  z.strictObject({ kind: z.literal('offline-search'), at: instant(), results: z.int().min(0) }),
  /** A copy was opened, at a level or for a reason. */
  z.strictObject({
    kind: z.literal('offline-view'),
    at: instant(),
    ...ofACopy,
    conversationId: id().optional(),
    reason: openReasonSchema.optional(),
    level: levelSchema,
  }),
  /** What somebody said was compared with a copy: what has matched so far in that conversation, never what was said. */
  z.strictObject({
    kind: z.literal('offline-check'),
    at: instant(),
    ...ofACopy,
    conversationId: id(),
    passed: z.boolean(),
    matched: z.array(checkItemSchema).max(20),
  }),
  /** Copies of customers' records on this machine are gone. */
  z.strictObject({ kind: z.literal('copies-destroyed'), at: instant(), count: z.int().min(0), why: z.enum(ENDS_OF_A_COPY) }),
  /** The letter of a notice to a recipient was given to a printer, or to a file; said before it is. */
  z.strictObject({ kind: z.literal('letter-printed'), at: instant(), noticeId: id() }),
  z.strictObject({ kind: z.literal('letter-saved'), at: instant(), noticeId: id() }),
  /** The same of the receipt of a customer's consents, and of the confirmation of what was done for them in a conversation. */
  z.strictObject({ kind: z.literal('receipt-printed'), at: instant(), customerId: id(), receiptId: id() }),
  z.strictObject({
    ...{ kind: z.literal('receipt-saved'), at: instant(), customerId: id(), receiptId: id() },
    as: z.enum(['pdf', 'json']),
  }),
  z.strictObject({ kind: z.literal('confirmation-printed'), at: instant(), customerId: id(), conversationId: id() }),
  z.strictObject({ kind: z.literal('confirmation-saved'), at: instant(), customerId: id(), conversationId: id() }),
  /** The same of a certificate of destruction, which is about nobody. */
  z.strictObject({ kind: z.literal('certificate-printed'), at: instant(), certificateId: id() }),
  z.strictObject({ kind: z.literal('certificate-saved'), at: instant(), certificateId: id() }),
  /** The same of the figures of a report, or of a month that is published: they are of nobody. */
  z.strictObject({ kind: z.literal('figures-printed'), ...ofFigures }),
  z.strictObject({ kind: z.literal('figures-saved'), ...ofFigures, as: z.enum(['pdf', 'csv']) }),
]);
export type DeskEvent = z.output<typeof deskEventSchema>;

export const deskEvents = {
  record: command({
    method: 'POST',
    path: '/desk-events',
    summary: 'Say what happened at a desk out of sight: each event is audited',
    input: z.strictObject({ commandId: id(), machineId: id(), events: z.array(deskEventSchema).min(1).max(100) }),
    output: z.object({ commandId: id(), receivedAt: instant() }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
    shellOnly: true,
  }),
} as const;
