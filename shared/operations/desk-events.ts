import { z } from 'zod';
import { command } from '../operation.ts';
import { id, instant } from './fields.ts';

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

/** Why a machine destroyed copies: their time was up, their person signed out, the account was closed, the machine is lost. */
export const DESTROYED_BECAUSE = ['expired', 'signed-out', 'closed', 'lost'] as const;

/** The name of an operation, of whatever version of the contract. */
export const operationCode = () => z.string().regex(/^[a-zA-Z]{1,40}\.[a-zA-Z]{1,40}$/);
const decided = {
  at: instant(),
  itemId: id(),
  operation: operationCode(),
  customerId: id().optional(),
  reason: decisionReasonSchema,
};

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
  /** Copies of customers' records on this machine are gone. */
  z.strictObject({ kind: z.literal('copies-destroyed'), at: instant(), count: z.int().min(0), why: z.enum(DESTROYED_BECAUSE) }),
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
