import { z } from 'zod';
import { noticeSchema } from '../domain/notice.ts';
import { read } from '../operation.ts';

export const notice = {
  read: read({
    method: 'GET',
    path: '/notices/{version}',
    summary: 'The privacy notice as data: `current`, or a version by name',
    input: z.strictObject({
      version: z
        .string()
        .max(40)
        .regex(/^[a-z0-9][a-z0-9.-]*$/),
    }),
    output: noticeSchema,
    roles: ['adviser', 'supervisor', 'website'],
    offline: 'cached',
  }),
} as const;
