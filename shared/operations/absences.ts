import { z } from 'zod';
import { command, read } from '../operation.ts';
import { day, id, page, touchpoint, typed } from './fields.ts';

const absenceSchema = z.object({
  id: id(),
  sub: z.string(),
  name: z.string(),
  organisation: touchpoint(),
  /** Of whoever asks. */
  mine: z.boolean(),
  from: day(),
  to: day(),
  version: z.int(),
});

/** Who is away when: what they have stands in a view of its own meanwhile. */
export const absences = {
  list: read({
    method: 'GET',
    path: '/absences',
    summary: 'Who is away or will be: an adviser’s own, a supervisor’s organisation’s, for the privacy team every one',
    input: z.strictObject({ ...page }),
    output: z.object({ items: z.array(absenceSchema), next: z.string().nullable() }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),

  set: command({
    method: 'POST',
    path: '/absences',
    summary:
      'Say who is away from one day to another, or that they are not: an adviser of themselves, a supervisor of their organisation, the privacy team of anybody',
    input: z.strictObject({
      commandId: id(),
      absenceId: id(),
      /** Who is away, as `people.find` or the list has them; both left out: whoever says it. */
      sub: typed(100).optional(),
      name: typed(200).optional(),
      from: day(),
      to: day(),
      /** It is taken back: they are not away. */
      over: z.literal(true).optional(),
    }),
    output: z.object({ commandId: id(), absenceId: id(), version: z.int() }),
    roles: ['adviser', 'supervisor'],
    offline: 'waits',
    staleGuard: 'none',
  }),
} as const;
