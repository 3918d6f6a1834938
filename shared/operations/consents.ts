import { z } from 'zod';
import { decisionSchema, PURPOSES, purposeSchema } from '../domain/consent.ts';
import { receiptSchema } from '../domain/consent-receipt.ts';
import { openReasonSchema } from '../domain/conversation.ts';
import { noticeKindSchema } from '../domain/disclosure.ts';
import { command, read } from '../operation.ts';
import { day, id, instant, replaces } from './fields.ts';

/** The version of a notice, as `notice.read` names it. */
const wordingVersion = z
  .string()
  .max(40)
  .regex(/^[a-z0-9][a-z0-9.-]*$/);

export const consents = {
  decide: command({
    method: 'POST',
    path: '/customers/{customerId}/consent-decisions',
    summary: 'Record what a customer said about one or several optional purposes',
    input: z.strictObject({
      commandId: id(),
      customerId: id(),
      /** An adviser names the conversation; the website names its sign-in. */
      conversationId: id().optional(),
      signInId: id().optional(),
      saidAt: instant(),
      replaces: replaces(),
      decisions: z
        .array(
          z.strictObject({
            ...{ purpose: purposeSchema, decision: decisionSchema, wordingVersion: wordingVersion.optional() },
            /** Somebody from 13 to 17 said in their own words what it is about. */
            understood: z.literal(true).optional(),
          }),
        )
        .min(1)
        .max(PURPOSES.length),
    }),
    output: z.object({
      commandId: id(),
      customerId: id(),
      receivedAt: instant(),
      clockFlagged: z.boolean(),
      /** Who must now be told to stop or to erase, and when they were last sent something of this customer. */
      toTell: z.array(z.object({ recipientId: id(), kind: noticeKindSchema, lastSharedOn: day() })).optional(),
    }),
    roles: ['adviser', 'supervisor', 'website'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  receipt: read({
    method: 'GET',
    path: '/customers/{customerId}/consent-receipt',
    summary:
      'What a receipt of the consents says: where each purpose stands, and the decision behind it (level 2 or a stated reason)',
    input: z.strictObject({
      customerId: id(),
      conversationId: id().optional(),
      reason: openReasonSchema.optional(),
      /** The website names the sign-in of the customer who asks. */
      signInId: id().optional(),
    }),
    output: receiptSchema,
    roles: ['adviser', 'supervisor', 'website'],
    offline: 'needs-connection',
  }),
} as const;
