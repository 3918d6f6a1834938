import { z } from 'zod';
import {
  destinationSchema,
  notSearchedSchema,
  placeAnswerSchema,
  placeSchema,
  reviewDecisionSchema,
  reviewReasonSchema,
  sentHowSchema,
} from '../domain/access.ts';
import { placeFoundSchema } from '../domain/access-copy.ts';
import { DOCUMENTS } from '../domain/identity.ts';
import { requestStepSchema } from '../domain/rectification.ts';
import { command, read } from '../operation.ts';
import { day, id, instant, ofWhom, reference, typed } from './fields.ts';

/** The path of an item of a copy, and its fact: `conversations/<id>#note`. */
const path = () =>
  z
    .string()
    .min(3)
    .max(300)
    .regex(/^[a-z_]+\/[^#\p{Cc}]+#[a-z_]+$/u);
const hash = () => z.string().regex(/^[0-9a-f]{64}$/);

/** The work on a request for a copy. */
export const accessWork = {
  work: read({
    method: 'GET',
    path: '/requests/{requestId}/copy-work',
    summary:
      'How far the work on a copy is: where it goes, the places outside this system, whether it was looked through and sent',
    input: z.strictObject({ requestId: id() }),
    output: z.object({
      requestId: id(),
      version: z.int(),
      goesTo: destinationSchema.nullable(),
      settledAt: instant().nullable(),
      places: z.array(placeFoundSchema),
      reviewed: z.object({ at: instant(), byName: z.string() }).nullable(),
      sent: z.object({ on: day(), how: sentHowSchema }).nullable(),
      /** Other requests for a copy of the same customer that are open. */
      others: z.array(reference()),
      /** Whether the caller may open the copy: the privacy team’s supervisors. */
      mayPrepare: z.boolean(),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),

  answerPlace: command({
    method: 'POST',
    path: '/requests/{requestId}/places',
    summary: 'Say what was found in a place outside this system; said again, the last answer counts',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      place: placeSchema,
      answer: placeAnswerSchema,
      /** For what was found: how many items, and what they are attached as. */
      items: z.int().min(1).max(100_000).optional(),
      attachedAs: typed(200).optional(),
      /** For what was not searched. */
      because: notSearchedSchema.optional(),
      of: ofWhom(),
    }),
    output: z.object({ commandId: id(), requestId: id(), left: z.int() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),

  judge: command({
    method: 'POST',
    path: '/requests/{requestId}/redactions',
    summary: 'Decide which items that may be about somebody else stay in the copy, and which are left out and why',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      items: z
        .array(
          z.strictObject({
            path: path(),
            decision: reviewDecisionSchema,
            reason: reviewReasonSchema,
            /** The reason that stood there when this was decided; null: none. Where it is another by now nothing is decided. */
            seen: reviewReasonSchema.nullable().optional(),
          }),
        )
        .min(1)
        .max(100),
    }),
    output: z.object({ commandId: id(), requestId: id(), undecided: z.int() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),

  review: command({
    method: 'POST',
    path: '/requests/{requestId}/reviews',
    summary: 'Say that the copy was looked through to the end, as it was seen: by another than who logged the request',
    input: z.strictObject({ commandId: id(), requestId: id(), version: z.int(), hash: hash() }),
    output: z.object({ commandId: id(), requestId: id(), version: z.int() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),

  send: command({
    method: 'POST',
    path: '/requests/{requestId}/sendings',
    summary: 'Record that the copy was sent, how and when; then the request is completed',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      version: z.int(),
      hash: hash(),
      on: day(),
      how: sentHowSchema,
      /** After closing nothing is held to be asked about: which document was seen (never copied). */
      documentSeen: z.enum(DOCUMENTS).optional(),
    }),
    output: z.object({ commandId: id(), requestId: id(), version: z.int(), step: requestStepSchema }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),
} as const;
