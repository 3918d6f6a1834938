import { changeFaultWords } from '../../lib/words/change-faults.ts';
import type { WrongFault } from './disputes-of.ts';

/** What is to be done about something typed in *Something is wrong*. */
export const wrongFaultWords: Record<WrongFault, string> = {
  ...changeFaultWords,
  'say-what': 'Ask what it should be, or have it checked',
  'as-held': 'This is what is held. Ask what it should be',
};
