import { z } from 'zod';
import { FIELDS, fieldSchema, sourceSchema } from '../domain/customer.ts';
import { FIND_RESULTS } from '../domain/limits.ts';
import { command } from '../operation.ts';
import { day, id, instant, reference, replaces, typed } from './fields.ts';

/** One value as somebody new said it. */
export const saidValueSchema = z.strictObject({
  field: fieldSchema,
  value: typed(255),
  /** Where it came from, if not from the conversation itself. */
  source: sourceSchema.optional(),
  sourceName: typed(100).optional(),
  /** Since when it has been so, where the customer said. */
  since: day().optional(),
});

/** `customers.register`. */
export const register = command({
  method: 'POST',
  path: '/customers',
  summary: 'Make a record of somebody new, unless somebody like them is there already and was not ruled out',
  input: z.strictObject({
    commandId: id(),
    customerId: id(),
    reference: reference(),
    conversationId: id(),
    saidAt: instant(),
    replaces: replaces(),
    values: z.array(saidValueSchema).min(2).max(FIELDS.length),
    /** Likely duplicates that the adviser has looked at: it is none of these. */
    notThese: z
      .array(id())
      .max(4 * FIND_RESULTS)
      .optional(),
  }),
  output: z.object({
    commandId: id(),
    customerId: id(),
    reference: reference(),
    receivedAt: instant(),
    clockFlagged: z.boolean(),
  }),
  roles: ['adviser', 'supervisor'],
  offline: 'queued',
  staleGuard: 'none',
});
