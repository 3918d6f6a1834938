import { z } from 'zod';
import { requestStepSchema, toldCustomerHowSchema } from '../domain/rectification.ts';
import { WITHDRAWN_BY } from '../domain/request-end.ts';
import { command } from '../operation.ts';
import { day, id, lines } from './fields.ts';

const onRequest = { commandId: id(), requestId: id(), version: z.int() };

/** How a request ends that is no longer wanted. */
export const requestWithdraw = {
  withdraw: command({
    method: 'POST',
    path: '/requests/{requestId}/withdrawals',
    summary: 'Decide that a request has its end because it is no longer wanted: who said so, how and when',
    input: z.strictObject({
      ...onRequest,
      saidBy: z.enum(WITHDRAWN_BY),
      how: toldCustomerHowSchema,
      on: day(),
      /** What they said, in their words. */
      words: lines(1000),
    }),
    output: z.object({ ...onRequest, step: requestStepSchema }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'if-match',
  }),
} as const;
