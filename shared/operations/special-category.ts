import { z } from 'zod';
import { sourceSchema, specialCategorySchema, specialReasonSchema } from '../domain/customer.ts';
import { read } from '../operation.ts';
import { day, id } from './fields.ts';

export const specialCategory = {
  read: read({
    method: 'POST',
    path: '/customers/{customerId}/special-category-views',
    summary: 'Show ethnicity, disability or priority groups for a stated reason (level 2); each view is audited',
    input: z.strictObject({
      customerId: id(),
      conversationId: id(),
      which: specialCategorySchema,
      why: specialReasonSchema,
    }),
    output: z.object({
      answers: z.array(
        z.object({ field: z.string(), code: z.int(), label: z.string(), source: sourceSchema, collectedOn: day() }),
      ),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),
} as const;
