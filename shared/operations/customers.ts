import { z } from 'zod';
import { authorityScopeSchema } from '../domain/authority.ts';
import { closingReasonSchema, closingStateSchema } from '../domain/closing.ts';
import { consentStateSchema, decisionSchema, purposeSchema } from '../domain/consent.ts';
import { eventChannelSchema, openReasonSchema } from '../domain/conversation.ts';
import { fieldSchema, matchSchema, sourceSchema, statusSchema } from '../domain/customer.ts';
import { checkItemSchema, DOCUMENTS, levelSchema } from '../domain/identity.ts';
import { command, read } from '../operation.ts';
import { amend } from './amendments.ts';
import { listDisclosures } from './disclosures.ts';
import { day, id, instant, page, touchpoint, typed } from './fields.ts';
import { register } from './registrations.ts';

/** What a find may show of a person, and no more. */
export const minimal = {
  id: id(),
  givenName: z.string(),
  familyName: z.string(),
  yearOfBirth: z.int().nullable(),
  outwardPostcode: z.string().nullable(),
  status: statusSchema,
};
export const foundSchema = z.object({ ...minimal, reasons: z.array(matchSchema), reference: z.string().optional() });

/** Why this record is open: a conversation of the caller's, or a reason from the list. */
const opened = { customerId: id(), conversationId: id().optional(), reason: openReasonSchema.optional() };

export const heldValueSchema = z.object({
  field: fieldSchema,
  value: z.string(),
  label: z.string().nullable(),
  source: sourceSchema,
  sourceName: z.string().nullable(),
  obtainedOn: day(),
  /** What completes it. */
  note: z.string().nullable().optional(),
});

/** A field that is being checked and since when; it is shown with that mark and not used. By which request is said within its organisation alone. */
export const checkingSchema = z.object({
  field: fieldSchema,
  requestId: id().nullable(),
  reference: z.string().nullable(),
  since: day(),
});

export const consentSchema = z.object({
  purpose: purposeSchema,
  state: consentStateSchema,
  since: instant().nullable(),
  receivedAt: instant().nullable(),
  /** How the last decision came; a backend of before does not say. */
  channel: eventChannelSchema.nullable().optional(),
});

export const timelineItemSchema = z.object({
  id: z.string(),
  at: instant(),
  kind: z.enum(['interaction', 'session', 'outcome', 'consent', 'conversation']),
  channel: eventChannelSchema.nullable(),
  organisation: touchpoint().nullable(),
  adviser: z.string().nullable(),
  detail: z.string().nullable(),
  purpose: purposeSchema.nullable(),
  decision: decisionSchema.nullable(),
});

export const customers = {
  amend,
  register,
  disclosures: listDisclosures,

  find: read({
    method: 'POST',
    path: '/customers/searches',
    summary: 'Find a person from one line as typed, from named criteria, or both',
    input: z.strictObject({
      line: typed().optional(),
      givenName: typed(100).optional(),
      familyName: typed(100).optional(),
      dateOfBirth: day().optional(),
      postcode: typed(10).optional(),
      phone: typed(30).optional(),
      email: typed(255).optional(),
      reference: typed(20).optional(),
      uln: typed(10).optional(),
    }),
    output: z.object({
      results: z.array(foundSchema).max(25),
      more: z.boolean(),
      /** Only the copies on this computer were searched; the desk alone says so. */
      onThisComputer: z.boolean().optional(),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'copies',
  }),

  read: read({
    method: 'GET',
    path: '/customers/{customerId}',
    summary: 'What the identity level or the stated reason allows of one record',
    input: z.strictObject(opened),
    output: z.object({
      ...minimal,
      version: z.int(),
      level: levelSchema,
      /** Failed checks of the last day, without the answers. */
      failedChecks: z.array(z.object({ at: instant(), organisation: touchpoint() })),
      /** Conversations about this person that were cut off and can be taken up. */
      parked: z.array(z.object({ conversationId: id(), parkedAt: instant(), adviser: z.string(), level: levelSchema })),
      /** Read from a copy on this computer, which was fetched then; the desk alone says so. */
      copiedAt: instant().optional(),
      /** Where somebody else speaks: what an authority in force lets them do. */
      speaksFor: z.array(authorityScopeSchema).optional(),
      /** Of a closed record, and from level 1: the closing that is under way, and until when it can be stopped. */
      closing: z
        .object({ state: closingStateSchema, closedOn: day(), dueAt: instant().nullable(), organisation: touchpoint() })
        .optional(),
      /** From level 1: the sign-in to the website has ended. */
      onlineEndedOn: day().optional(),
      /** From level 1. */
      consents: z.array(consentSchema).optional(),
      /** From level 2. */
      reference: z.string().optional(),
      values: z.array(heldValueSchema).optional(),
      beingChecked: z.array(checkingSchema).optional(),
      /** From level 2; group 5 is special-category and never here. */
      priorityGroups: z.array(z.int()).optional(),
      knownTo: z.array(z.object({ organisation: touchpoint(), lastContact: day() })).optional(),
      /** From level 2: somebody else told us of them, and nobody has spoken with them before (UK GDPR article 14(3)(b)). */
      firstContact: z.literal(true).optional(),
      /** Recorded on this computer and not yet received: their account is to be closed, and why; the desk alone says so. */
      askedToStop: z.object({ saidAt: instant(), reason: closingReasonSchema }).optional(),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'copies',
  }),

  timeline: read({
    method: 'GET',
    path: '/customers/{customerId}/timeline',
    summary: 'What happened with this person, newest first (level 2 or a stated reason)',
    input: z.strictObject({ ...opened, ...page }),
    output: z.object({ items: z.array(timelineItemSchema), next: z.string().nullable() }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),

  checkIdentity: command({
    method: 'POST',
    path: '/customers/{customerId}/identity-checks',
    summary: 'Compare what the caller says with what is held; answers match or no match, keeps no answer',
    input: z.strictObject({
      commandId: id(),
      customerId: id(),
      conversationId: id(),
      /** When it was said, where that was earlier: the conversation was open then. */
      saidAt: instant().optional(),
      /** Somebody else speaks, and the customer is on the line for this and answers for themself. */
      customerAnswers: z.literal(true).optional(),
      fullName: typed().optional(),
      dateOfBirth: day().optional(),
      postcode: typed(10).optional(),
      phone: typed(30).optional(),
      email: typed(255).optional(),
      reference: typed(20).optional(),
      uln: typed(10).optional(),
      lastContactMonth: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional(),
      lastContactPlace: typed(100).optional(),
      knownToMe: z.literal(true).optional(),
      calledBackOn: z.enum(['mobile', 'homePhone', 'alternativePhone']).optional(),
      documentSeen: z.enum(DOCUMENTS).optional(),
    }),
    output: z.object({
      level: levelSchema,
      items: z.array(z.object({ item: checkItemSchema, matches: z.boolean() })),
      checkedAt: instant(),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),
} as const;
