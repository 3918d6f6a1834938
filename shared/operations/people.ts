import { z } from 'zod';
import { read } from '../operation.ts';
import { touchpoint, typed } from './fields.ts';

export const people = {
  find: read({
    method: 'GET',
    path: '/people',
    summary: 'Who of us may be meant by a name, as somebody says it',
    input: z.strictObject({ name: typed(100) }),
    output: z.object({
      items: z.array(z.object({ sub: z.string(), name: z.string(), organisation: touchpoint() })),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),
} as const;
