import { z } from 'zod';
import { authorityKindSchema, authorityScopeSchema } from '../domain/authority.ts';
import { decisionSchema, purposeSchema } from '../domain/consent.ts';
import { channelSchema, directionSchema, speakerSchema } from '../domain/conversation.ts';
import { fieldSchema } from '../domain/customer.ts';
import { sharedItemSchema } from '../domain/disclosure.ts';
import { levelSchema } from '../domain/identity.ts';
import { dayPartSchema, promiseHowSchema } from '../domain/promise.ts';
import { command, read } from '../operation.ts';
import { day, id, instant, note, replaces } from './fields.ts';

const step = { commandId: id(), conversationId: id(), at: instant(), replaces: replaces() };
const moved = z.object({ conversationId: id(), receivedAt: instant() });

export const conversations = {
  open: command({
    method: 'POST',
    path: '/conversations',
    summary: 'Begin a conversation: how it came, who speaks',
    input: z.strictObject({
      ...step,
      channel: channelSchema,
      direction: directionSchema,
      speaker: speakerSchema,
      /** For a message: when it was sent. */
      sentAt: instant().optional(),
    }),
    output: moved,
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  park: command({
    method: 'POST',
    path: '/conversations/{conversationId}/park',
    summary: 'The line dropped: keep the conversation for half an hour',
    input: z.strictObject(step),
    output: moved,
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  resume: command({
    method: 'POST',
    path: '/conversations/{conversationId}/resume',
    summary: 'Take up a parked conversation; one matching answer then restores its level',
    input: z.strictObject(step),
    output: moved,
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  end: command({
    method: 'POST',
    path: '/conversations/{conversationId}/end',
    summary: 'End the conversation, with an optional short note',
    input: z.strictObject({ ...step, note: note().optional() }),
    output: moved,
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  read: read({
    method: 'GET',
    path: '/conversations/{conversationId}',
    summary: "What was done in a conversation of the caller's, or in a parked one",
    input: z.strictObject({ conversationId: id() }),
    output: z.object({
      conversationId: id(),
      channel: channelSchema,
      direction: directionSchema,
      speaker: speakerSchema,
      beganAt: instant(),
      /** For a message: when it was sent, which is when its words were said. */
      sentAt: instant().nullable(),
      parkedAt: instant().nullable(),
      endedAt: instant().nullable(),
      customers: z.array(z.object({ customerId: id(), level: levelSchema })),
      done: z.array(
        z.object({
          customerId: id(),
          purpose: purposeSchema,
          decision: decisionSchema,
          saidAt: instant(),
          receivedAt: instant(),
        }),
      ),
      /** Which details were changed; the values are on the record alone. */
      amended: z
        .array(z.object({ customerId: id(), fields: z.array(fieldSchema), saidAt: instant(), receivedAt: instant() }))
        .optional(),
      /** What was said to be wrong, by which reference, and what of it was put right at once. */
      disputed: z
        .array(
          z.object({
            ...{ customerId: id(), reference: z.string(), saidAt: instant(), receivedAt: instant() },
            ...{ fields: z.array(fieldSchema), corrected: z.array(fieldSchema) },
          }),
        )
        .optional(),
      /** Whose records were made. */
      registered: z.array(z.object({ customerId: id(), saidAt: instant(), receivedAt: instant() })).optional(),
      /** For whom somebody may speak from then on, or no longer; who it is stands on the record alone. */
      authorised: z
        .array(
          z.object({
            ...{ customerId: id(), authorityId: id(), kind: authorityKindSchema, scopes: z.array(authorityScopeSchema) },
            ...{ until: day().nullable(), thisConversationOnly: z.boolean(), ended: z.boolean(), receivedAt: instant() },
          }),
        )
        .optional(),
      /** What was promised: to ring, write or send something by a day; about a request, by its reference, or else to a customer. */
      promised: z
        .array(
          z.object({
            ...{ promiseId: id(), customerId: id().nullable(), reference: z.string().nullable(), how: promiseHowSchema },
            ...{ day: day(), part: dayPartSchema.nullable(), saidAt: instant(), receivedAt: instant() },
          }),
        )
        .optional(),
      /** What was passed on to whom: which items, never their values. */
      passedOn: z
        .array(
          z.object({
            customerId: id(),
            recipient: z.string(),
            items: z.array(sharedItemSchema),
            saidAt: instant(),
            receivedAt: instant(),
          }),
        )
        .optional(),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),
} as const;
