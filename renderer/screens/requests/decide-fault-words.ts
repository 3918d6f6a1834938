import { changeFaultWords } from '../../lib/words/change-faults.ts';
import type { DecideFault } from './decide-reading.ts';

/** What is to be done about something typed while deciding. */
export const decideFaultWords: Record<DecideFault, string> = {
  ...changeFaultWords,
  reasons: 'Say it in words for the customer',
  ticks: 'Tick all three: whoever is refused hears where to turn',
};
