import { z } from 'zod';
import { fieldSchema } from '../domain/customer.ts';
import { LOOK_OUTCOMES } from '../domain/look-at.ts';
import { requestStepSchema } from '../domain/rectification.ts';
import { REQUEST_KINDS } from '../domain/request.ts';
import { command, read } from '../operation.ts';
import { day, id, instant, lines, page, reference, touchpoint } from './fields.ts';

const WHY_LENGTH = 500;
const version = () => z.int();
const answered = () => z.object({ commandId: id(), requestId: id(), version: z.int() });

/** What moves a request elsewhere, stops its clock, or opens it again. */
export const requestPassing = {
  handOver: command({
    method: 'POST',
    path: '/requests/{requestId}/hand-overs',
    summary: 'Hand a request over to another organisation, with its clock and history; what follows is told to nobody here',
    input: z.strictObject({ commandId: id(), requestId: id(), version: version(), to: touchpoint(), why: lines(WHY_LENGTH) }),
    output: answered(),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),

  handedOver: read({
    method: 'GET',
    path: '/handed-over-requests',
    summary:
      'What the caller’s organisation handed over, the last first: what was asked, when it went where and why, and no more',
    input: z.strictObject({ ...page }),
    output: z.object({
      items: z.array(
        z.object({
          reference: reference(),
          kind: z.enum(REQUEST_KINDS),
          madeOn: day(),
          handedOverAt: instant(),
          byName: z.string(),
          to: touchpoint(),
          why: z.string(),
          /** The customer's words, where they were taken down here. */
          words: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  wait: command({
    method: 'POST',
    path: '/requests/{requestId}/waits',
    summary: 'Wait for proof of who asks, or of an access request for what the customer wants: the clock waits with it',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      version: version(),
      waitsFor: z.enum(['proof', 'customer']),
      askedOn: day(),
    }),
    output: answered(),
    roles: ['adviser', 'supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),

  resume: command({
    method: 'POST',
    path: '/requests/{requestId}/resumptions',
    summary: 'What was waited for came: the clock goes on, or begins with the proof',
    input: z.strictObject({ commandId: id(), requestId: id(), version: version(), cameOn: day() }),
    output: answered(),
    roles: ['adviser', 'supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),

  reopen: command({
    method: 'POST',
    path: '/requests/{requestId}/reopenings',
    summary: 'Open a finished request again, by a supervisor who did not log it: the clock goes on from the day it was made',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      version: version(),
      why: lines(WHY_LENGTH),
      /** The decisions that are taken back; none: the customer is only told again. */
      fields: z.array(fieldSchema).max(20),
      /** Of a complaint, another right, or nobody we can find: that decision is taken back. */
      decision: z.literal(true).optional(),
    }),
    output: z.object({ commandId: id(), requestId: id(), version: z.int(), step: requestStepSchema }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),

  look: command({
    method: 'POST',
    path: '/requests/{requestId}/looks',
    summary: 'A supervisor looked at a decision made on a call, and what they found',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      outcome: z.enum(LOOK_OUTCOMES),
      note: lines(WHY_LENGTH).optional(),
    }),
    output: z.object({ commandId: id(), requestId: id(), lookedAt: instant() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),
} as const;
