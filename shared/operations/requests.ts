import { z } from 'zod';
import { COMPLAINT_ABOUT } from '../domain/complaint.ts';
import { PURPOSES, purposeSchema } from '../domain/consent.ts';
import { OTHER_RIGHTS, REQUEST_KINDS } from '../domain/request.ts';
import { command } from '../operation.ts';
import { aboutWhom } from './complaints.ts';
import { day, id, instant, lines, reference, replaces, typed } from './fields.ts';
import { requestMorning } from './morning.ts';
import { requestCopy } from './request-copy.ts';
import { requestFacts } from './request-facts.ts';
import { requestHandling } from './request-handling.ts';
import { requestPassing } from './request-passing.ts';
import { requestQueue } from './request-queue.ts';
import { requestReference } from './request-reference.ts';
import { requestWithdraw } from './request-withdraw.ts';
import { requestWork } from './request-work.ts';
import { unmatchedWork } from './unmatched-work.ts';

export const requests = {
  ...requestQueue,
  ...requestWork,
  ...requestMorning,
  ...requestReference,
  ...requestCopy,
  ...requestHandling,
  ...requestPassing,
  ...requestFacts,
  ...unmatchedWork,
  ...requestWithdraw,

  logUnmatched: command({
    method: 'POST',
    path: '/requests',
    summary: 'Log what somebody asked for whom we cannot find',
    input: z.strictObject({
      commandId: id(),
      requestId: id(),
      reference: reference(),
      conversationId: id(),
      saidAt: instant(),
      replaces: replaces(),
      kind: z.enum(REQUEST_KINDS),
      /** Which of the other rights, where that is clear. A consent taken back by somebody unmatched is an objection. */
      right: z.enum(OTHER_RIGHTS).optional(),
      /** The customer's own words. */
      words: lines(2000),
      howToAnswer: typed(200),
      /** The consents taken back, where that is what was said. */
      takenBack: z.array(purposeSchema).min(1).max(PURPOSES.length).optional(),
      /** Whose record it turned out to belong to, once a person had matched and confirmed it. */
      matchedTo: id().optional(),
      /** The reference of an account that has been closed, where what stays of it is meant. */
      closedReference: reference().optional(),
      /** Who they say they are. */
      whoName: typed().optional(),
      whoDateOfBirth: day().optional(),
      whoPostcode: typed(10).optional(),
      /** Of a complaint: what it is about, personal information unless said; and whom. */
      complaintAbout: z.enum(COMPLAINT_ABOUT).optional(),
      ...aboutWhom,
    }),
    output: z.object({
      commandId: id(),
      requestId: id(),
      reference: reference(),
      madeOn: day(),
      receivedAt: instant(),
      clockFlagged: z.boolean(),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'queued',
    staleGuard: 'none',
  }),
} as const;
