import { z } from 'zod';
import {
  IMPOSSIBLE_BECAUSE,
  noticeKindSchema,
  noticeStateSchema,
  recipientKindSchema,
  sharedItemSchema,
  toldBySchema,
} from '../domain/disclosure.ts';
import { command, read } from '../operation.ts';
import { day, id, page, touchpoint } from './fields.ts';

export const recipientNoticeSchema = z.object({
  id: id(),
  kind: noticeKindSchema,
  recipientId: id(),
  recipient: z.string(),
  recipientKind: recipientKindSchema,
  toldBy: toldBySchema,
  contact: z.string(),
  /** Of the customer, who may be one no more. */
  reference: z.string(),
  customerId: id().nullable(),
  requestId: id().nullable(),
  items: z.array(sharedItemSchema),
  organisation: touchpoint(),
  madeOn: day(),
  /** When to ask again, while it is open. */
  chaseOn: day(),
  state: noticeStateSchema,
  version: z.int(),
  toldOn: day().nullable(),
  toldHow: toldBySchema.nullable(),
  toldByName: z.string().nullable(),
  endedOn: day().nullable(),
  impossibleBecause: z.enum(IMPOSSIBLE_BECAUSE).nullable(),
});

export const recipientNotices = {
  list: read({
    method: 'GET',
    path: '/recipient-notices',
    summary: 'What recipients are to be told or were, oldest first: of the own organisation, for the privacy team every one',
    input: z.strictObject({
      which: z.enum(['open', 'ended']),
      recipientId: id().optional(),
      customerId: id().optional(),
      ...page,
    }),
    output: z.object({ items: z.array(recipientNoticeSchema), next: z.string().nullable(), asOf: z.string() }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  read: read({
    method: 'GET',
    path: '/recipient-notices/{noticeId}',
    summary: 'One notice with what its letter says of the customer: the values this recipient was given, and no others; audited',
    input: z.strictObject({ noticeId: id() }),
    output: z.object({
      ...recipientNoticeSchema.shape,
      /**
       * Of the items this recipient was given, the values that have not changed since, and what they are to correct others to; none of
       * a special category, none once the record has gone.
       */
      values: z.array(z.object({ item: sharedItemSchema, value: z.string(), label: z.string().nullable() })),
    }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  update: command({
    method: 'POST',
    path: '/recipient-notices/{noticeId}',
    summary: 'Record that a recipient was told, answered, or cannot be told',
    input: z.strictObject({
      commandId: id(),
      noticeId: id(),
      version: z.int(),
      state: z.enum(['told', 'acknowledged', 'impossible']),
      /** The day it happened; not one to come. */
      on: day(),
      /** For `told`. */
      how: toldBySchema.optional(),
      /** For `impossible`. */
      because: z.enum(IMPOSSIBLE_BECAUSE).optional(),
    }),
    output: z.object({ commandId: id(), noticeId: id(), version: z.int(), state: noticeStateSchema }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),
} as const;
