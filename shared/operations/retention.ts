import { z } from 'zod';
import {
  heldBecauseSchema,
  retainedSchema,
  retentionRuleSchema,
  runStateSchema,
  storeSchema,
  storeStateSchema,
} from '../domain/retention-run.ts';
import { command, read } from '../operation.ts';
import { day, id, instant, page, touchpoint } from './fields.ts';

const byRule = z.array(z.object({ rule: retentionRuleSchema, count: z.int() }));

/** How much falls due in a year or a month, by whose it is and why. */
export const dueSchema = z.object({
  what: retainedSchema,
  rule: retentionRuleSchema,
  organisation: touchpoint(),
  year: z.int(),
  /** 1 to 12 where a year was asked for, else null. */
  month: z.int().nullable(),
  count: z.int(),
  /** Of these, how many are due today or were before, and how many of those something holds. */
  due: z.int(),
  held: z.int(),
});

export const runSchema = z.object({
  id: id(),
  what: retainedSchema,
  upTo: day(),
  /** Null: of every organisation. */
  organisation: touchpoint().nullable(),
  state: runStateSchema,
  proposedByName: z.string(),
  proposedAt: instant(),
  /** The caller made it: somebody else approves it. */
  proposedByCaller: z.boolean(),
  decidedByName: z.string().nullable(),
  decidedAt: instant().nullable(),
  startedByName: z.string().nullable(),
  startedAt: instant().nullable(),
  finishedAt: instant().nullable(),
  items: z.int(),
  done: z.int(),
  /** Items that were held when their turn came; of one that has not begun, those that something holds as it was made. */
  held: z.int(),
  rules: byRule,
  fromOn: day(),
  toOn: day(),
  stores: z.array(
    z.object({
      store: storeSchema,
      state: storeStateSchema,
      /** When it was certified; of what is not checked, the day from which nothing can be left there. */
      certifiedAt: instant().nullable(),
      emptyOn: day().nullable(),
    }),
  ),
});

export const runItemSchema = z.object({
  position: z.int(),
  organisation: touchpoint(),
  rule: retentionRuleSchema,
  dueOn: day(),
  /** Of the customer or the request, for as long as there is one. */
  reference: z.string().nullable(),
  state: z.enum(['pending', 'done', 'held']),
  /** Why it was held; of one whose turn is to come, what held it when the run was made. */
  heldBecause: heldBecauseSchema.nullable(),
  /** The request that holds it, where it is one and still there. */
  heldBy: z.object({ requestId: id(), reference: z.string() }).nullable(),
});

export const certificateSchema = z.object({
  id: id(),
  runId: id(),
  store: storeSchema,
  what: retainedSchema,
  organisation: touchpoint().nullable(),
  rules: byRule,
  count: z.int(),
  fromOn: day(),
  toOn: day(),
  madeAt: instant(),
  itemsHash: z.string(),
  previous: z.string(),
  hash: z.string(),
  /** Its hash is that of what it says. */
  sound: z.boolean(),
});

export const retention = {
  due: read({
    method: 'GET',
    path: '/retention/due',
    summary: 'What falls due when, by organisation and with its basis: years, or the months of one year; lapsed people too',
    input: z.strictObject({ year: z.int().min(1900).max(2200).optional() }),
    output: z.object({ items: z.array(dueSchema), today: day(), asOf: instant() }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  propose: command({
    method: 'POST',
    path: '/retention/runs',
    summary: 'Make a destruction run of what is due by a day, for another supervisor to look at: the longest due first',
    input: z.strictObject({
      commandId: id(),
      runId: id(),
      what: retainedSchema,
      /** Not one to come. */
      upTo: day(),
      /** The privacy team may name one, or mean every one. */
      organisation: touchpoint().optional(),
    }),
    /** `more`: more is due than goes into one run. */
    output: z.object({ commandId: id(), runId: id(), items: z.int(), held: z.int(), more: z.boolean() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),

  approve: command({
    method: 'POST',
    path: '/retention/runs/{runId}/decision',
    summary: 'Approve a run that another supervisor made; or refuse it, or take the own one back',
    input: z.strictObject({ commandId: id(), runId: id(), decision: z.enum(['approved', 'refused']) }),
    output: z.object({ commandId: id(), runId: id(), state: runStateSchema }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),

  run: command({
    method: 'POST',
    path: '/retention/runs/{runId}/start',
    summary: 'Start an approved run, or go on with one that stopped part-way; the central service then goes on by itself',
    input: z.strictObject({ commandId: id(), runId: id() }),
    output: z.object({ commandId: id(), runId: id(), state: runStateSchema }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),

  runs: read({
    method: 'GET',
    path: '/retention/runs',
    summary: 'Destruction runs, the newest first, with how far each is and which stores are certified',
    input: z.strictObject({ ...page }),
    output: z.object({ items: z.array(runSchema), next: z.string().nullable(), asOf: instant() }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  items: read({
    method: 'GET',
    path: '/retention/runs/{runId}/items',
    summary: 'What is in a run, the longest due first: references, no names',
    input: z.strictObject({ runId: id(), which: z.enum(['all', 'held']).optional(), ...page }),
    output: z.object({ items: z.array(runItemSchema), next: z.string().nullable() }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  certificates: read({
    method: 'GET',
    path: '/retention/certificates',
    summary: 'Proof of what was destroyed, by run and store, the newest first; no personal data',
    input: z.strictObject({ ...page }),
    output: z.object({ items: z.array(certificateSchema), next: z.string().nullable() }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),
} as const;
