import { z } from 'zod';
import { openReasonSchema } from '../domain/conversation.ts';
import { dayPartSchema, notKeptSchema, promiseEndSchema, promiseHowSchema, promiseStateSchema } from '../domain/promise.ts';
import { REQUEST_KINDS } from '../domain/request.ts';
import { command, read } from '../operation.ts';
import { day, id, instant, page, reference, replaces, touchpoint } from './fields.ts';

/** A promise as a list shows it: nothing of the person but the name of whom the caller promised it. */
export const promiseSchema = z.object({
  id: id(),
  /** About a customer, or else about a request. */
  customerId: id().nullable(),
  requestId: id().nullable(),
  reference: reference().nullable(),
  kind: z.enum(REQUEST_KINDS).nullable(),
  /** Whom the caller promised it; null for what others have promised, and without a record. */
  name: z.string().nullable(),
  how: promiseHowSchema,
  day: day(),
  part: dayPartSchema.nullable(),
  madeAt: instant(),
  madeByName: z.string(),
  organisation: touchpoint(),
  mine: z.boolean(),
  state: promiseStateSchema,
  because: notKeptSchema.nullable(),
  endedAt: instant().nullable(),
  endedByName: z.string().nullable(),
  /** What this computer has recorded of it and the central service has not received. */
  unsent: z.boolean().optional(),
});

export const promises = {
  make: command({
    method: 'POST',
    path: '/promises',
    summary: 'Promise to ring, write or send something by a day: about a request, or about the customer in the conversation',
    input: z.strictObject({
      commandId: id(),
      customerId: id().optional(),
      requestId: id().optional(),
      /** Where it was said; needed where it is about a customer. */
      conversationId: id().optional(),
      saidAt: instant(),
      replaces: replaces(),
      how: promiseHowSchema,
      day: day(),
      part: dayPartSchema.optional(),
    }),
    output: z.object({ commandId: id(), receivedAt: instant() }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  keep: command({
    method: 'POST',
    path: '/promises/{promiseId}/ends',
    summary: 'Say what became of a promise: kept, not kept because, or moved to another day',
    input: z.strictObject({
      commandId: id(),
      /** The id of the command that made it. */
      promiseId: id(),
      /** The conversation with the customer in which somebody else's promise is seen to. */
      conversationId: id().optional(),
      at: instant(),
      replaces: replaces(),
      outcome: promiseEndSchema,
      because: notKeptSchema.optional(),
      /** The other day: for `moved`. */
      day: day().optional(),
      part: dayPartSchema.optional(),
    }),
    output: z.object({ commandId: id(), promiseId: id(), receivedAt: instant() }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  list: read({
    method: 'GET',
    path: '/promises',
    summary: 'Promises, the earliest day first: one’s own, a supervisor’s organisation’s, of one request, or of an opened record',
    input: z.strictObject({
      /** `everybody`: for a supervisor those of the organisation. Left out for a request or a record. */
      whose: z.enum(['mine', 'everybody']).optional(),
      /** Those that have ended too; only for a request. */
      which: z.enum(['open', 'all']).optional(),
      requestId: id().optional(),
      /** Of a record, opened in a conversation or for a reason: its open ones. */
      customerId: id().optional(),
      conversationId: id().optional(),
      reason: openReasonSchema.optional(),
      ...page,
    }),
    output: z.object({
      items: z.array(promiseSchema),
      next: z.string().nullable(),
      /** The caller's own as this computer last knew them, which was then; the desk alone says so. */
      knownAt: instant().optional(),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'copies',
  }),
} as const;
