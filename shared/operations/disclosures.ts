import { z } from 'zod';
import { openReasonSchema } from '../domain/conversation.ts';
import {
  legalBasisSchema,
  noticeKindSchema,
  noticeStateSchema,
  recipientKindSchema,
  SHARED_ITEMS,
  sharedForSchema,
  sharedItemSchema,
} from '../domain/disclosure.ts';
import { command, read } from '../operation.ts';
import { day, id, instant, page, replaces, touchpoint, typed } from './fields.ts';

export const disclosureSchema = z.object({
  id: id(),
  recipientId: id(),
  recipientKind: recipientKindSchema,
  recipient: z.string(),
  sharedAt: instant(),
  why: sharedForSchema,
  items: z.array(sharedItemSchema),
  basis: legalBasisSchema,
  agreement: z.string().nullable(),
  organisation: touchpoint(),
  /** Null where no customer was there: it went with a list, or was recorded for a reason. */
  adviser: z.string().nullable(),
  /** It went with a list of many customers. */
  listed: z.boolean(),
});

/** What a recipient of this customer is still to be told, or was. */
export const noticeOfCustomerSchema = z.object({
  recipientId: id(),
  recipient: z.string(),
  kind: noticeKindSchema,
  state: noticeStateSchema,
  madeOn: day(),
});

/** `customers.disclosures`. */
export const listDisclosures = read({
  method: 'GET',
  path: '/customers/{customerId}/disclosures',
  summary:
    'Who has this customer’s data: what was passed on to whom, when, why and by whom, newest first (level 2 or a stated reason)',
  input: z.strictObject({ customerId: id(), conversationId: id().optional(), reason: openReasonSchema.optional(), ...page }),
  output: z.object({
    items: z.array(disclosureSchema),
    notices: z.array(noticeOfCustomerSchema),
    next: z.string().nullable(),
  }),
  roles: ['adviser', 'supervisor'],
  offline: 'needs-connection',
});

export const disclosures = {
  record: command({
    method: 'POST',
    path: '/customers/{customerId}/disclosures',
    summary: 'Record that something of a customer was passed on; refused with the gate that is shut',
    input: z.strictObject({
      commandId: id(),
      customerId: id(),
      recipientId: id(),
      /** In the conversation, at level 2; or without the person, for a reason. */
      conversationId: id().optional(),
      reason: openReasonSchema.optional(),
      /** When it was passed on. */
      saidAt: instant(),
      replaces: replaces(),
      items: z.array(sharedItemSchema).min(1).max(SHARED_ITEMS.length),
      /** Named for a partner; every other recipient has but one. */
      basis: legalBasisSchema.optional(),
      /** The agreement or the demand it rests on, by its own name. */
      agreement: typed(100).optional(),
    }),
    output: z.object({ commandId: id(), customerId: id(), receivedAt: instant(), clockFlagged: z.boolean() }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),
} as const;
