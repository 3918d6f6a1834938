import type {
  Destination,
  Flag,
  NotSearched,
  NotSettled,
  PlaceAnswer,
  ReviewReason,
  SentHow,
} from '../../../shared/domain/access.ts';

/** Where a copy goes, as it is offered. */
export const destinationWords: Record<Destination, string> = {
  address: 'To the address we hold',
  email: 'To the e-mail we hold, protected',
  collected: 'They collect it, and show who they are',
};

/** The same, said to the customer. */
export const goesToWords: Record<Destination, string> = {
  address: 'It goes to the address we hold of you',
  email: 'It goes to the e-mail we hold of you, protected',
  collected: 'You collect it. Bring something that shows who you are',
};

/** Why it is still to be settled. */
export const notSettledWords: Record<NotSettled, string> = {
  'level-too-low': 'Where it goes is still to be settled: that takes a call-back to a number we have held for more than 14 days.',
  'not-held': 'Where it goes is still to be settled: we hold no such detail.',
  'too-recent': 'Where it goes is still to be settled: that detail has not been held for 14 days.',
  'being-checked': 'Where it goes is still to be settled: that detail is being checked.',
};

export const placeAnswerWords: Record<PlaceAnswer, string> = {
  found: 'Something was found',
  nothing: 'Nothing is held',
  'not-searched': 'It was not searched',
};
export const notSearchedWords: Record<NotSearched, string> = {
  'never-dealt-with-there': 'They were never dealt with there',
  'destroyed-by-its-period': 'What was there is destroyed by now',
  'answered-before': 'They had it before',
  'out-of-proportion': 'It would be out of all proportion',
};

export const flagWords: Record<Flag, string> = {
  'name-of-somebody': 'The name of somebody else',
  note: 'Free text: anybody may be in it',
  'staff-of-others': 'Somebody at another organisation',
  'words-of-others': 'Said by somebody else, or before we knew who spoke',
  'legal-demand': 'The law demanded it: telling of it may be forbidden',
};
export const reviewReasonWords: Record<ReviewReason, string> = {
  'only-about-them': 'Stays: it is about the customer alone',
  'known-to-them': 'Stays: they know it already',
  'other-agreed': 'Stays: the other person has agreed',
  'acting-for-service': 'Stays: somebody acting for the service',
  'may-be-told': 'Stays: no law forbids to tell them',
  'about-somebody-else': 'Left out: it is about somebody else',
  'somebody-else-unsafe': 'Left out: somebody else could be at risk',
  'given-in-confidence': 'Left out: told us in confidence',
  'must-not-be-told': 'Left out whole and unsaid: to tell them would hamper the police or a court',
};
const sentHowWords: Record<SentHow, string> = {
  post: 'By post, to the address we hold',
  'secure-email': 'By protected e-mail, to the address we hold',
  collected: 'Collected in person',
};
/** The same where nothing is held to send it to. */
const sentAsAskedWords: Record<SentHow, string> = {
  ...{ post: 'By post, as they asked', 'secure-email': 'By protected e-mail, as they asked' },
  collected: sentHowWords.collected,
};

/** How a copy was sent, to a customer or to somebody of whom no address is held. */
export const sentWords = (how: SentHow, { customerId }: { readonly customerId: string | null }): string =>
  (customerId === null ? sentAsAskedWords : sentHowWords)[how];
