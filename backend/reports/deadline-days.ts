import { addDays } from '../../shared/domain/calendar.ts';
import { type DeadlineFacts, deadlineFor } from '../../shared/domain/deadline.ts';

/** By which clock a request runs: so many months, or the days of a complaint. */
const CLOCKS = ['1', '2', '3', 'complaint'] as const;
type Clock = (typeof CLOCKS)[number];

/** SQL: the clock of a request `r`, as the rows of DEADLINE_DAYS name it. */
export const CLOCK_OF = `case when r.kind = 'complaint' then 'complaint' else (1 + coalesce(r.extension_months, 0))::text end`;
/** SQL: the day from which its time runs (UK GDPR article 12A). */
export const STARTED = 'greatest(r.made_on, r.proof_on)';
/** SQL: rows of the day a clock started, which clock, and the day that is due; from three parameters. */
export const deadlineDays = (started: string, clocks: string, due: string) =>
  `unnest(${started}::date[], ${clocks}::text[], ${due}::date[]) as d (started, clock, due)`;

type Columns = readonly [started: string[], clocks: string[], due: string[]];
let made = { of: '', columns: [[], [], []] as Columns };

/**
 * When what started on each of so many days up to `today` is due, by each clock: the rule of `shared/domain/deadline.ts`, worked out here
 * so that a report needs no second one in SQL. What started before has been over for long.
 */
export function deadlinesUpTo(today: string, days: number): Columns {
  const of = `${today} ${days}`;
  if (made.of === of) return made.columns;
  const rows = Array.from({ length: days }, (_, back) => addDays(today, -back)).flatMap((day) =>
    CLOCKS.map((clock) => [day, clock, deadlineFor(factsOf(day, clock)).dueOn] as const),
  );
  const columns: Columns = [rows.map(([day]) => day), rows.map(([, clock]) => clock), rows.map(([, , due]) => due)];
  made = { of, columns };
  return columns;
}

function factsOf(madeOn: string, clock: Clock): DeadlineFacts {
  if (clock === 'complaint') return { madeOn, kind: 'complaint' };
  const extensionMonths = Number(clock) - 1;
  return { madeOn, kind: 'access', ...(extensionMonths > 0 ? { extensionMonths } : {}) };
}
