import { z } from 'zod';
import { FOUND_REASONS, LOST_REASONS, MACHINE_LEVELS } from '../domain/machine.ts';
import { command, read } from '../operation.ts';
import { decisionReasonSchema, operationCode } from './desk-events.ts';
import { day, id, instant, page, touchpoint } from './fields.ts';

const count = () => z.int().min(0).max(100_000);

/** An unsent command that waits for a supervisor's look: never whose it is or what was said. */
export const handedOverSchema = z.strictObject({
  itemId: id(),
  operation: operationCode(),
  reason: decisionReasonSchema,
  recordedAt: instant(),
  /** When it was given to a supervisor. */
  since: instant(),
});

/** Most handed-over items one report names; the counts tell the rest. */
export const MOST_HANDED_OVER = 100;

/** What is unsent, by state, and held on a machine, for one person: no customer is in it. */
const held = {
  waiting: count(),
  sending: count(),
  askingAgain: count(),
  needsAttention: count(),
  /** The London day on which the oldest unsent thing was said. */
  oldestSaidOn: day().nullable(),
  /** When the oldest unsent thing was recorded, by the machine's clock. */
  oldestRecordedAt: instant().nullable(),
  handedOver: z.array(handedOverSchema).max(MOST_HANDED_OVER),
  /** Sealed copies of customers' records, and when the last of them expires. */
  copies: count(),
  copiesUntil: instant().nullable(),
  appVersion: z.string().regex(/^[\w.+-]{1,40}$/),
};

export const machineSchema = z.object({
  ...held,
  handedOver: z.array(z.object(handedOverSchema.shape)),
  machineId: id(),
  /** Whose work it is. */
  personName: z.string(),
  organisation: touchpoint(),
  seenAt: instant(),
  lostSince: instant().nullable(),
  /** How late the oldest unsent thing is now. */
  level: z.enum(MACHINE_LEVELS),
});

export const machines = {
  report: command({
    method: 'POST',
    path: '/machines',
    summary: 'Say what is unsent and held on a machine for the caller, without a customer; only the newest report counts',
    input: z.strictObject({
      commandId: id(),
      machineId: id(),
      ...held,
      /** What the central service's clock is ahead of the machine's, as of the last answer. */
      clockOffsetMs: z.int().min(-1e12).max(1e12).optional(),
    }),
    /** `lost`: the machine was reported lost; `destroyCopies`: it is to destroy what it holds of customers. */
    output: z.object({ commandId: id(), receivedAt: instant(), lost: z.boolean(), destroyCopies: z.boolean() }),
    roles: ['adviser', 'supervisor'],
    offline: 'waits',
    staleGuard: 'none',
    shellOnly: true,
  }),

  list: read({
    method: 'GET',
    path: '/machines',
    summary: 'The machines and whose work is unsent on them, worst first: the own organisation, for the privacy team every one',
    input: z.strictObject({ ...page }),
    output: z.object({ items: z.array(machineSchema), next: z.string().nullable(), asOf: instant() }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  markLost: command({
    method: 'POST',
    path: '/machines/{machineId}/lost',
    summary: 'Mark a machine as lost, which ends its sessions and has it destroy its copies, or as found again',
    input: z.strictObject({
      commandId: id(),
      machineId: id(),
      lost: z.boolean(),
      /** `lost` or `stolen`; for one that is back, the others. */
      reason: z.enum([...LOST_REASONS, ...FOUND_REASONS]),
    }),
    output: z.object({ machineId: id(), receivedAt: instant(), lostSince: instant().nullable() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),
} as const;
