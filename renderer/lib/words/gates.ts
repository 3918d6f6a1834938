import type { Gate } from '../../../shared/domain/disclosure.ts';
import type { Failure } from '../../../shared/problem.ts';

/** Why something may not be passed on: what each gate of sharing holds back. */
export const gateWords: Record<Gate, string> = {
  'survey-not-agreed': 'The customer has not agreed to surveys, so nothing of theirs goes to a research organisation.',
  'answer-not-agreed': 'The customer has not agreed to us holding this, so it goes to nobody.',
  'special-category': 'Ethnicity, disability and priority groups never go to an organisation of this kind.',
  'basic-details-only': 'An organisation the customer is introduced to gets the name and how to reach them, and no more.',
  'getting-on-only': 'Whoever introduced the customer learns how they are getting on, and no more.',
  'survey-details-only': 'A research organisation gets what it needs to ask the customer, and no more.',
  'nobody-to-be-known': 'Ofsted gets nothing by which somebody could be known.',
  'basis-needed': 'A partner gets nothing without a lawful basis of its own; the customer’s consent is not one.',
  'agreement-needed': 'The agreement or the demand that it rests on has to be named.',
  'supervisor-only': 'Only a supervisor answers a legal demand.',
  'being-checked': 'This is being checked for a mistake, and is not passed on before that is settled.',
};

const isGate = (code: string): code is Gate => Object.hasOwn(gateWords, code);

/** The gates that a refusal names, each in words and once; none for any other failure. */
export function gatesIn(failure: Failure | null | undefined): readonly string[] {
  if (failure?.code !== 'not-to-share') return [];
  return [...new Set((failure.errors ?? []).flatMap(({ code }) => (isGate(code) ? [gateWords[code]] : [])))];
}
