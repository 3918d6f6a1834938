import { z } from 'zod';
import { copySchema } from '../domain/access-copy.ts';
import { read } from '../operation.ts';
import { id, instant } from './fields.ts';

export const requestCopy = {
  copy: read({
    method: 'GET',
    path: '/requests/{requestId}/copy',
    summary:
      'The copy of everything held of whoever asks, for the privacy team to look through, or what somebody can take elsewhere of it; each look is audited',
    input: z.strictObject({ requestId: id() }),
    output: z.object({
      requestId: id(),
      copy: copySchema,
      /** When it was last looked through to the end; `same`: nothing has changed since. */
      reviewed: z.object({ at: instant(), byName: z.string(), same: z.boolean() }).nullable(),
    }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),
} as const;
