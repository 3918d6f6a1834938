import { z } from 'zod';
import { requestStepSchema } from '../domain/rectification.ts';
import { ACCESS_REFUSED } from '../domain/request-end.ts';
import { command } from '../operation.ts';
import { id, lines } from './fields.ts';

const onRequest = { commandId: id(), requestId: id(), version: z.int() };

/** How a request for a copy ends without one. */
export const accessEnd = {
  refuse: command({
    method: 'POST',
    path: '/requests/{requestId}/copy-refusals',
    summary: 'Decide that no copy is given, for a reason the law knows: by somebody who did not log it',
    input: z.strictObject({
      ...onRequest,
      because: z.enum(ACCESS_REFUSED),
      /** Why, in words for the customer. */
      reasons: lines(2000),
      /** They are told how to complain to us, to the Information Commissioner, and that a court can decide. */
      tellsComplaint: z.literal(true).optional(),
      tellsCommissioner: z.literal(true).optional(),
      tellsCourt: z.literal(true).optional(),
    }),
    output: z.object({ ...onRequest, step: requestStepSchema }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),
} as const;
