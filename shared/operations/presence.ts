import { z } from 'zod';
import { read } from '../operation.ts';
import { id } from './fields.ts';

/** Who has what open. Nothing is decided by it and nothing of it is kept, so it is asked like a read and leaves no audit row. */
export const presence = {
  set: read({
    method: 'POST',
    path: '/presence',
    summary: 'Say that one has a request open, or no more, and hear who else has; to be said again within half a minute',
    input: z.strictObject({ requestId: id(), here: z.boolean() }),
    /** `version`: the request's, for whoever has an earlier one on screen. */
    output: z.object({ others: z.array(z.string()), version: z.int() }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),
} as const;
