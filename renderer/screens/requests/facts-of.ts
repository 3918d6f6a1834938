import { londonDay } from '../../../shared/domain/day.ts';
import type { DeadlineFacts } from '../../../shared/domain/deadline.ts';
import { deadlineFacts } from '../../../shared/domain/request-clock.ts';
import type { Listed, Request } from './requests-query.ts';

/** What the clock of a request follows from: as its line in a list has it, or with the days it waited as itself has. */
export type Clocked = Pick<Listed, 'madeOn' | 'kind' | 'proofOn' | 'extensionMonths' | 'waitingFor' | 'waitingSince'> &
  Pick<Partial<Request>, 'waited'>;

/** What a request's due day follows from; of one that waits, as if the answer came today. */
export function factsOf({ waited = [], ...request }: Clocked): DeadlineFacts {
  const facts = { ...request, status: 'open', waited, acknowledgedOn: null, progressDueOn: null } as const;
  return deadlineFacts(facts, londonDay(new Date()));
}
