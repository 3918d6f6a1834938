import { z } from 'zod';
import { REQUEST_KINDS } from '../domain/request.ts';
import { read } from '../operation.ts';
import { day, id, reference } from './fields.ts';

/** The way from a reference that was read out or pasted to the request it names. */
export const requestReference = {
  byReference: read({
    method: 'GET',
    path: '/request-references/{reference}',
    summary: 'Which request has this reference, of those the caller may read; null for every other',
    input: z.strictObject({ reference: reference() }),
    output: z.object({
      request: z.object({ id: id(), reference: reference(), kind: z.enum(REQUEST_KINDS), madeOn: day() }).nullable(),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),
} as const;
