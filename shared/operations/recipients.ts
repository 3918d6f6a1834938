import { z } from 'zod';
import { recipientKindSchema, toldBySchema } from '../domain/disclosure.ts';
import { read } from '../operation.ts';
import { id } from './fields.ts';

export const recipients = {
  list: read({
    method: 'GET',
    path: '/recipients',
    summary: 'Whom we may tell something of a customer, and how they are told',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({ id: id(), kind: recipientKindSchema, name: z.string(), toldBy: toldBySchema, contact: z.string() }),
      ),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'cached',
  }),
} as const;
