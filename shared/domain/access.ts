import { z } from 'zod';
import places from '../codes/access-places.json' with { type: 'json' };

/**
 * Where a copy goes: to the address or the e-mail that is held, or it is collected. Which of them is chosen, never typed, and only at
 * level 3; a detail younger than 14 days is not one to send a copy to (domain: identity).
 */
export const DESTINATIONS = ['address', 'email', 'collected'] as const;
export const destinationSchema = z.enum(DESTINATIONS);
export type Destination = (typeof DESTINATIONS)[number];

/** Why it is still to be settled where a copy goes. */
export const NOT_SETTLED = ['level-too-low', 'not-held', 'too-recent', 'being-checked'] as const;
export const notSettledSchema = z.enum(NOT_SETTLED);
export type NotSettled = (typeof NOT_SETTLED)[number];

/** How a copy was sent. */
export const SENT_HOW = ['post', 'secure-email', 'collected'] as const;
export const sentHowSchema = z.enum(SENT_HOW);
export type SentHow = (typeof SENT_HOW)[number];

/** The way that belongs to each destination. */
export const sentTo: Record<Destination, SentHow> = { address: 'post', email: 'secure-email', collected: 'collected' };

/** Places outside this system where something of a customer may be: data (domain: access). */
export const PLACES = places.map(({ place }) => place) as [string, ...string[]];
export const placeSchema = z.enum(PLACES);
export const placeLabels: Readonly<Record<string, string>> = Object.fromEntries(places.map(({ place, label }) => [place, label]));

/** What a search of such a place came to. */
export const PLACE_ANSWERS = ['found', 'nothing', 'not-searched'] as const;
export const placeAnswerSchema = z.enum(PLACE_ANSWERS);
export type PlaceAnswer = (typeof PLACE_ANSWERS)[number];

/** Why a place was not searched. */
export const NOT_SEARCHED = [
  'never-dealt-with-there',
  'destroyed-by-its-period',
  'answered-before',
  'out-of-proportion',
] as const;
export const notSearchedSchema = z.enum(NOT_SEARCHED);
export type NotSearched = (typeof NOT_SEARCHED)[number];

/** Why a supervisor looks at an item: it may be about somebody else, or telling of it may be forbidden (`legal-demand`: the police, a court). */
export const FLAGS = ['name-of-somebody', 'note', 'staff-of-others', 'words-of-others', 'legal-demand'] as const;
export const flagSchema = z.enum(FLAGS);
export type Flag = (typeof FLAGS)[number];

/** Why an item that was looked at stays in the copy (DPA 2018, Schedule 2, paragraphs 2 and 16). */
export const KEPT_BECAUSE = ['only-about-them', 'known-to-them', 'other-agreed', 'acting-for-service', 'may-be-told'] as const;
/**
 * Left out unsaid: to say that there is something would hamper the police, a prosecution or a court (DPA 2018, Schedule 2, paragraphs 2 and 5).
 * Then the whole item is in no document, nor that something was left out.
 */
export const UNSAID = 'must-not-be-told';
/** Why it is left out. */
export const LEFT_OUT_BECAUSE = ['about-somebody-else', 'somebody-else-unsafe', 'given-in-confidence', UNSAID] as const;
export const reviewReasonSchema = z.enum([...KEPT_BECAUSE, ...LEFT_OUT_BECAUSE]);
export type ReviewReason = z.output<typeof reviewReasonSchema>;
export const REVIEW_DECISIONS = ['keep', 'leave-out'] as const;
export const reviewDecisionSchema = z.enum(REVIEW_DECISIONS);
export type ReviewDecision = z.output<typeof reviewDecisionSchema>;

/** Whether a reason is one of those for that decision. */
export const fits = (decision: ReviewDecision, reason: ReviewReason): boolean =>
  (decision === 'keep' ? KEPT_BECAUSE : (LEFT_OUT_BECAUSE as readonly string[])).includes(reason as never);
