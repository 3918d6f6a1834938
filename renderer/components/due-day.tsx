import { type DeadlineFacts, deadlineFor } from '../../shared/domain/deadline.ts';
import { showWeekday } from '../lib/time.ts';
import { DayAndWhy } from './day-and-why.tsx';

/** The day something that was just taken down is due, to read out. Of a request that is known `RequestDue` says it. */
export function DueDay({ facts }: { readonly facts: DeadlineFacts }) {
  const { dueOn, steps } = deadlineFor(facts);
  return <DayAndWhy says={`${showWeekday(dueOn)} (why this day?)`} steps={steps.map(({ says }) => says)} />;
}
