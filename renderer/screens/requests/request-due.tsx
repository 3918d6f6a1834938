import { DayAndWhy } from '../../components/day-and-why.tsx';
import { type Due, dueLine, dueSteps } from './due-words.ts';

type Props = { readonly request: Omit<Due, 'dueOn'> & { readonly dueOn: string | null }; readonly today: string };

/** The day an open request is due, as the central service has it, and how that was reached; nothing where it has no day. */
export function RequestDue({ request, today }: Props) {
  const { dueOn } = request;
  if (dueOn === null) return null;
  const due = { ...request, dueOn };
  return <DayAndWhy {...dueLine(due, today)} steps={dueSteps(due)} />;
}
