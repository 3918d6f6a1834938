import { z } from 'zod';
import { eventChannelSchema } from '../domain/conversation.ts';
import { read } from '../operation.ts';
import { minimal } from './customers.ts';
import { instant } from './fields.ts';

export const sessions = {
  mine: read({
    method: 'GET',
    path: '/sessions/mine',
    summary: "Whom the caller has seen or is to see, each person's nearest session first: the names a find would show",
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          ...minimal,
          at: instant(),
          channel: eventChannelSchema,
        }),
      ),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),
} as const;
