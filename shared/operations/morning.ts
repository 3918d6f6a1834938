import { z } from 'zod';
import { COUNTED_TO, MORNING_DAYS, REMINDED_AT_ONCE } from '../domain/limits.ts';
import { read } from '../operation.ts';
import { day, id, instant, reference } from './fields.ts';

/** A count that goes no further than it is told; one more means as many or more. */
const count = () =>
  z
    .int()
    .min(0)
    .max(COUNTED_TO + 1);

/** What a supervisor sees first in the morning, and what somebody is reminded of. */
export const requestMorning = {
  morning: read({
    method: 'GET',
    path: '/requests/morning',
    summary:
      'What is late, what will be, whose it is, and what nobody has picked up: of the requests the caller may read, counted',
    input: z.strictObject({}),
    output: z.object({
      today: day(),
      late: count(),
      dueToday: count(),
      /** Due in the next days, today included. */
      dueSoon: count(),
      unassigned: count(),
      /** Of those, late or due soon. */
      unassignedSoon: count(),
      mine: count(),
      promisedToday: count(),
      /** Late or due soon, by who has it; those with the most late first. */
      owners: z.array(z.object({ name: z.string(), mine: z.boolean(), late: count(), soon: count() })),
      /** How many more people have something late or due soon than are named, and how many of them something late. */
      moreOwners: count().optional(),
      moreOwnersLate: count().optional(),
      /** How many are due on each day from today on, days without any left out. */
      days: z.array(z.object({ day: day(), count: count() })).max(MORNING_DAYS),
      asOf: instant(),
    }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  reminders: read({
    method: 'GET',
    path: '/requests/reminders',
    summary:
      'What the caller is to be reminded of: open requests of theirs that are late or due soon, by reference and day alone',
    input: z.strictObject({}),
    output: z.object({
      requests: z.array(z.object({ requestId: id(), reference: reference(), dueOn: day() })).max(REMINDED_AT_ONCE),
      /** For a supervisor: late or due soon, and nobody has picked them up. */
      unassigned: z.object({ soon: count(), late: count() }).nullable(),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
    shellOnly: true,
  }),
} as const;
