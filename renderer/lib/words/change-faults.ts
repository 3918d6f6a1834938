import type { ValueFault } from '../../../shared/domain/field-values.ts';

/** What is to be done about something typed in *Something has changed*. */
export const changeFaultWords: Record<ValueFault | 'required' | 'say-how' | 'was-wrong' | 'since-not-a-day', string> = {
  'too-long': 'This is too long. Shorten it',
  'not-a-code': 'Choose one of the list',
  'not-a-day': 'Type a date as day, month, year',
  'in-the-future': 'This day is still to come',
  'not-a-postcode': 'Type a whole postcode, such as LS6 1AA',
  'not-a-phone': 'Type a phone number with its code',
  'not-an-email': 'Type a whole e-mail address',
  'not-a-uln': 'A learner number has ten digits, and these are none',
  required: 'A record cannot be without it',
  'say-how': 'Ask: has it changed, or was it wrong?',
  'was-wrong': 'What was wrong is no change: take it to Something is wrong',
  'since-not-a-day': 'Type a day up to today as day, month, year, or leave it empty',
};
