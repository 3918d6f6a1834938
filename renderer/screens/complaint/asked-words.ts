import type { ComplaintAbout } from '../../../shared/domain/complaint.ts';
import type { RequestDecision } from '../../../shared/domain/deciding.ts';
import type { Request } from '../requests/requests-query.ts';
import type { AskedKind, SaidAsked } from './typed-asked.ts';

export const askedTitle: Record<AskedKind, string> = {
  complaint: 'Unhappy with how we used my information',
  'other-right': 'Something else about my information',
};
export const aboutWords: Record<ComplaintAbout, string> = {
  information: 'How we used their information',
  service: 'The service, or the advice they had',
};
const unhappyWith: Record<ComplaintAbout, string> = {
  information: 'how we used your information',
  service: 'our service',
};

/** What is read back of every complaint: when they hear from us, and the way to the Information Commissioner (domain: complaint). */
export const HEARS_AND_MAY =
  'Every two weeks we tell you how it goes. You can also complain to the Information Commissioner, now or later.';

/** What to read back after it was taken down. */
export function readBackAsked(said: SaidAsked): readonly string[] {
  if (said.kind === 'other-right')
    return ['I have taken down what you ask about your information. Somebody else looks at it and decides.'];
  return [
    `I have taken down that you are unhappy with ${unhappyWith[said.about]}. Somebody whom it is not about decides.`,
    HEARS_AND_MAY,
  ];
}

/** What was decided, for who works on it. */
export const decidedAs: Record<RequestDecision, string> = {
  upheld: 'They are right',
  'partly-upheld': 'They are right in part',
  'not-upheld': 'We did nothing wrong',
  done: 'Done as they asked',
  'done-in-part': 'Done in part',
  refused: 'Not done',
  'nothing-held': 'We hold nothing about them',
  withdrawn: 'They no longer want it',
};
/** The same to the customer, before the reasons. */
const toldAs: Record<RequestDecision, string> = {
  upheld: 'You were right to complain.',
  'partly-upheld': 'You were right in part.',
  'not-upheld': 'We have found nothing that we did wrong.',
  done: 'We have done what you asked.',
  'done-in-part': 'We have done a part of what you asked.',
  refused: 'We have not done what you asked.',
  'nothing-held': 'We hold nothing about you.',
  withdrawn: 'You told us that you no longer want this, so we have ended it.',
};
const CLOSED_FOR_IT =
  'If we closed your account for it, nobody here finds your record any more, and what goes is destroyed next.';

/** What the customer is told of a decision: it, its reasons, and of an erasure what is still to come. */
export function toldOf({ decision, right, reasons }: NonNullable<Request['decision']>): string {
  const erased = right === 'erasure' && decision !== 'refused';
  // What they said in their own words is not read back as a reason of ours.
  const why = decision === 'withdrawn' ? null : reasons;
  return [toldAs[decision], erased && CLOSED_FOR_IT, why].filter(Boolean).join(' ');
}
