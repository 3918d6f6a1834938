import { z } from 'zod';
import {
  AUTHORITY_SCOPES,
  authorityEndSchema,
  authorityKindSchema,
  authorityScopeSchema,
  worrySchema,
} from '../domain/authority.ts';
import { openReasonSchema } from '../domain/conversation.ts';
import { AUTHORITIES_SHOWN } from '../domain/limits.ts';
import { command, read } from '../operation.ts';
import { day, id, instant, page, replaces, touchpoint, typed } from './fields.ts';

const scopes = () => z.array(authorityScopeSchema).min(1).max(AUTHORITY_SCOPES.length);

export const authorities = {
  list: read({
    method: 'GET',
    path: '/customers/{customerId}/authorities',
    summary: 'Who may speak for a customer now, the newest first (the customer at level 2, or a stated reason)',
    input: z.strictObject({ customerId: id(), conversationId: id().optional(), reason: openReasonSchema.optional() }),
    output: z.object({
      items: z
        .array(
          z.object({
            id: id(),
            kind: authorityKindSchema,
            name: z.string(),
            seenOrHeard: z.string(),
            scopes: scopes(),
            until: day().nullable(),
            recordedAt: instant(),
            organisation: touchpoint(),
            /** It counts in one conversation alone, and is over with that. */
            thisConversationOnly: z.boolean(),
          }),
        )
        .max(AUTHORITIES_SHOWN),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),

  record: command({
    method: 'POST',
    path: '/customers/{customerId}/authorities',
    summary: 'Record who may speak for a customer: of what kind, what was seen or heard, for what, until when',
    input: z.strictObject({
      commandId: id(),
      customerId: id(),
      authorityId: id(),
      conversationId: id(),
      saidAt: instant(),
      replaces: replaces(),
      kind: authorityKindSchema,
      /** Who may speak, as they are called. */
      name: typed(100),
      seenOrHeard: typed(200),
      scopes: scopes(),
      /** The last day; none: until it is ended. What a customer says for this conversation alone ends with it. */
      until: day().optional(),
      thisConversationOnly: z.literal(true).optional(),
    }),
    output: z.object({ commandId: id(), customerId: id(), authorityId: id(), receivedAt: instant(), clockFlagged: z.boolean() }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  use: command({
    method: 'POST',
    path: '/customers/{customerId}/authority-uses',
    summary:
      'Somebody speaks under an authority: compares the name they give; without one nothing is said, not even that there is a record',
    input: z.strictObject({ commandId: id(), customerId: id(), conversationId: id(), name: typed(100) }),
    output: z.object({ commandId: id(), scopes: scopes() }),
    roles: ['adviser', 'supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),

  end: command({
    method: 'POST',
    path: '/customers/{customerId}/authorities/{authorityId}/end',
    summary: 'End an authority before its day',
    input: z.strictObject({
      commandId: id(),
      customerId: id(),
      authorityId: id(),
      conversationId: id(),
      saidAt: instant(),
      replaces: replaces(),
      because: authorityEndSchema,
    }),
    output: z.object({ commandId: id(), customerId: id(), authorityId: id(), receivedAt: instant() }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),
} as const;

export const worries = {
  raise: command({
    method: 'POST',
    path: '/customers/{customerId}/worries',
    summary: 'A worry about pressure or safety: nothing changes, a supervisor sees it',
    input: z.strictObject({
      commandId: id(),
      customerId: id(),
      conversationId: id(),
      saidAt: instant(),
      replaces: replaces(),
      about: worrySchema,
    }),
    output: z.object({ commandId: id(), customerId: id(), receivedAt: instant() }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),

  list: read({
    method: 'GET',
    path: '/worries',
    summary: 'What somebody was worried about and no supervisor has seen, the oldest first',
    input: z.strictObject({ ...page }),
    output: z.object({
      items: z.array(
        z.object({
          id: id(),
          customerId: id(),
          about: worrySchema,
          raisedAt: instant(),
          raisedByName: z.string(),
          organisation: touchpoint(),
        }),
      ),
      next: z.string().nullable(),
    }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  see: command({
    method: 'POST',
    path: '/worries/{worryId}/seen',
    summary: 'A supervisor has seen a worry and deals with it',
    input: z.strictObject({ commandId: id(), worryId: id() }),
    output: z.object({ commandId: id(), worryId: id(), seenAt: instant() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),
} as const;
