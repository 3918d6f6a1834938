import { z } from 'zod';
import { eventChannelSchema } from '../domain/conversation.ts';
import { statusSchema } from '../domain/customer.ts';
import { read } from '../operation.ts';
import { id, instant } from './fields.ts';

export const sessions = {
  mine: read({
    method: 'GET',
    path: '/sessions/mine',
    summary: "Whom the caller has seen or is to see, each person's nearest session first: the names a find would show",
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          id: id(),
          givenName: z.string(),
          familyName: z.string(),
          yearOfBirth: z.int().nullable(),
          outwardPostcode: z.string().nullable(),
          status: statusSchema,
          at: instant(),
          channel: eventChannelSchema,
        }),
      ),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),
} as const;
