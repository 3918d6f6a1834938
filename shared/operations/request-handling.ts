import { z } from 'zod';
import { REQUEST_NOTE_LENGTH } from '../domain/limits.ts';
import { requestEventSchema } from '../domain/request-history.ts';
import { command, read } from '../operation.ts';
import { day, id, instant, lines, reference, replaces, touchpoint, typed } from './fields.ts';

const decidedSchema = z.object({
  field: z.string(),
  decision: z.string(),
  value: z.string().nullable(),
  reasons: z.string().nullable(),
  /** Of what was taken back: by whom it had been decided, and when. */
  byName: z.string().nullable().optional(),
  at: instant().nullable().optional(),
});

/** One thing that happened with a request. */
const eventSchema = z.object({
  event: requestEventSchema,
  /** The day it counts for, and the instant it was recorded where that is known. */
  on: day(),
  at: instant().nullable(),
  byName: z.string().nullable(),
  organisation: touchpoint().nullable(),
  /** Whom it went to: a person, an organisation, a recipient. */
  toName: z.string().nullable(),
  /** A note, what was checked, or why. */
  text: z.string().nullable(),
  /** What it came to, as a code; of a wait what it was for. */
  outcome: z.string().nullable(),
  /** Of one that joined: its reference. */
  reference: reference().nullable(),
  field: z.string().nullable(),
  /** What was decided, or taken back. */
  decisions: z.array(decidedSchema),
});

/** How a request is worked on by several: notes, the history, and whose it is. */
export const requestHandling = {
  history: read({
    method: 'GET',
    path: '/requests/{requestId}/history',
    summary: 'Everything that happened with a request, in order, each with who and when; audited',
    input: z.strictObject({ requestId: id() }),
    output: z.object({ items: z.array(eventSchema) }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),

  note: command({
    method: 'POST',
    path: '/requests/{requestId}/notes',
    summary: 'Note something on a request, finished or not; the note is never answered back',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      at: instant(),
      replaces: replaces(),
      note: lines(REQUEST_NOTE_LENGTH),
    }),
    output: z.object({ commandId: id(), requestId: id(), receivedAt: instant() }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  people: read({
    method: 'GET',
    path: '/request-people',
    summary: 'Whom a request can be given to: supervisors who have signed in, and who logged it; nobody it is kept from',
    input: z.strictObject({ requestId: id().optional() }),
    output: z.object({
      items: z.array(z.object({ sub: z.string(), name: z.string(), organisation: touchpoint(), isSupervisor: z.boolean() })),
    }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  claim: command({
    method: 'POST',
    path: '/requests/{requestId}/claims',
    summary: 'Take a request: a supervisor for a decision, an adviser one of their own; from somebody else only on purpose',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      version: z.int(),
      /** A supervisor has seen who holds it, and takes it over. */
      takeOver: z.literal(true).optional(),
    }),
    output: z.object({ commandId: id(), requestId: id(), version: z.int() }),
    roles: ['adviser', 'supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),

  assign: command({
    method: 'POST',
    path: '/requests/{requestId}/assignments',
    summary: 'Give a request to somebody who may work on it, or back to nobody',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      version: z.int(),
      /** Whom, as `requests.people` names them; null: nobody. */
      to: typed(200).nullable(),
    }),
    output: z.object({ commandId: id(), requestId: id(), version: z.int() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),
} as const;
