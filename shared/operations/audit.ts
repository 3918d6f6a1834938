import { z } from 'zod';
import { auditKindSchema, auditOutcomeSchema, CHAIN_FAULTS, HEADS_STATES } from '../domain/audit.ts';
import { closingYesSchema } from '../domain/closing.ts';
import { read } from '../operation.ts';
import { day, id, instant, page, touchpoint, typed } from './fields.ts';

/** What to look for in the audit; what is left out narrows nothing. Days are Europe/London's, both included. */
export const auditFilters = {
  /** Who acted: the name they sign in with. */
  actor: typed(255).optional(),
  kind: auditKindSchema.optional(),
  outcome: auditOutcomeSchema.optional(),
  customerId: id().optional(),
  organisation: touchpoint().optional(),
  from: day().optional(),
  to: day().optional(),
};

export const auditEntrySchema = z.object({
  id: z.string(),
  at: instant(),
  actor: z.string(),
  /** Their name, where it is known here. */
  actorName: z.string().nullable(),
  organisation: z.string(),
  operation: z.string(),
  kind: z.string(),
  /** The random alias of whom it was about; it outlives the record. */
  subject: z.string().nullable(),
  /** Whose alias that is, while there is a record. */
  customerId: id().nullable(),
  outcome: z.string(),
  reason: z.string().nullable(),
  /** For a decision: what was decided, under which wording. */
  decisions: z.array(z.object({ purpose: z.string(), decision: z.string(), wordingVersion: z.string().optional() })).nullable(),
  /** For sensitive information: which. */
  which: z.string().nullable(),
  /** For a closing: what the customer said yes to. */
  yes: closingYesSchema.nullable().optional(),
  /** For a search or a list: how many were answered. */
  results: z.int().nullable(),
  requestId: z.string(),
});

export const audit = {
  list: read({
    method: 'GET',
    path: '/audit',
    summary: 'Who did what, newest first: the own organisation, for the privacy team every one; each look is audited',
    input: z.strictObject({
      ...auditFilters,
      ...page,
      /** The page goes into a file that leaves the desk: audited as an export. */
      forExport: z.boolean().optional(),
    }),
    output: z.object({ items: z.array(auditEntrySchema), next: z.string().nullable() }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  verify: read({
    method: 'POST',
    path: '/audit/verifications',
    summary: 'Verify the chain from a position on, some thousand rows at a time, and say where to go on',
    input: z.strictObject({ from: z.int().min(1).optional() }),
    output: z.object({
      from: z.int(),
      /** The last position that was looked at; one less than `from` where there was none. */
      to: z.int(),
      /** Where the chain ends. */
      end: z.int(),
      /** Where to go on; null at the end, or at the first thing that is wrong. */
      next: z.int().nullable(),
      broken: z.object({ position: z.int(), fault: z.enum(CHAIN_FAULTS), at: instant().nullable() }).nullable(),
      heads: z.object({
        state: z.enum(HEADS_STATES),
        /** The position of a lost head; the line of a forged one. */
        where: z.int().nullable(),
        /** The last head of this part: up to here the chain is as it was signed. */
        signedTo: z.int().nullable(),
        signedAt: instant().nullable(),
        /** Lines of the file that are no heads, such as one that a power cut left half written. */
        unreadable: z.int(),
      }),
      /** Rows that are not chained yet, at most 10,000. */
      unsealed: z.int(),
    }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),
} as const;
