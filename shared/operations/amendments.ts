import { z } from 'zod';
import { ANSWER_FIELDS } from '../codes/coded-fields.ts';
import { FIELDS, fieldSchema, sourceSchema } from '../domain/customer.ts';
import { command } from '../operation.ts';
import { day, id, instant, replaces, typed } from './fields.ts';

/**
 * How a value comes to be another (domain: a change is not a mistake). `changed`: life has. `first-told`: it was never said.
 * `typed-wrong-just-now`: this adviser mistyped it in this conversation. A value that was wrong is a rectification.
 */
export const HOW_CHANGED = ['changed', 'first-told', 'typed-wrong-just-now'] as const;
export const howChangedSchema = z.enum(HOW_CHANGED);

/** One field's change. */
export const changeSchema = z.strictObject({
  field: fieldSchema,
  /** Null: there is none any more. */
  value: typed(255).nullable(),
  how: howChangedSchema,
  /** Where it came from, if not from the conversation itself. */
  source: sourceSchema.optional(),
  sourceName: typed(100).optional(),
  /** Since when it has been so, where the customer said. */
  since: day().optional(),
  /** What was seen before: the held value, and the command of this machine before this one that was to set it. */
  seen: z.strictObject({ value: z.string().nullable(), after: id().optional() }),
});

/** `customers.amend`. */
export const amend = command({
  method: 'POST',
  path: '/customers/{customerId}/amendments',
  summary: 'Something has changed, or was never said: set values, unless somebody else has since',
  input: z.strictObject({
    commandId: id(),
    customerId: id(),
    /** An adviser names the conversation; the website names its sign-in. */
    conversationId: id().optional(),
    signInId: id().optional(),
    saidAt: instant(),
    replaces: replaces(),
    changes: z.array(changeSchema).min(1).max(FIELDS.length),
    /** Answers that a consent lets us hold: each field's codes, whole. */
    answers: z
      .array(z.strictObject({ field: z.enum(ANSWER_FIELDS), codes: z.array(z.int().min(0).max(999)).max(20) }))
      .max(ANSWER_FIELDS.length)
      .optional(),
  }),
  output: z.object({ commandId: id(), customerId: id(), version: z.int(), receivedAt: instant(), clockFlagged: z.boolean() }),
  roles: ['adviser', 'supervisor', 'website'],
  offline: 'queued',
  staleGuard: 'seen',
});
