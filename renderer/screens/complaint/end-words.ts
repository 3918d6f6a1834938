import type { AccessRefused, WithdrawnBy } from '../../../shared/domain/request-end.ts';
import { showDay } from '../../lib/time.ts';
import { toldHowWords } from '../requests/request-words.ts';
import type { Request } from '../requests/requests-query.ts';

/** Why a copy is not given, for who decides it. */
export const refusedWords: Record<AccessRefused, string> = {
  'manifestly-unfounded': 'It is manifestly unfounded: they do not mean to use their right',
  excessive: 'It is excessive, above all because they ask for the same again and again',
  'no-proof': 'We asked for proof of who asks, and none came',
  'not-clarified': 'We asked what they want, and no answer came',
  'not-theirs': 'Whoever asked may not ask for this person',
  exempt: 'The Data Protection Act excepts all of it',
};

export const saidByWords: Record<WithdrawnBy, string> = {
  customer: 'The customer',
  representative: 'Somebody who may speak for them, as their record has it',
};

type Said = Pick<NonNullable<Request['decision']>, 'because' | 'saidBy' | 'saidHow' | 'saidOn'>;

/** What is known of how a request had its end, besides the words for it: the reason the law knows, or who said that they no longer want it. */
export function endLines({ because, saidBy, saidHow, saidOn }: Said): readonly string[] {
  const said = [saidBy && saidByWords[saidBy], saidHow && toldHowWords[saidHow].toLowerCase(), saidOn && showDay(saidOn)];
  return [because ? refusedWords[because] : '', said.filter(Boolean).join(', ')].filter(Boolean).map((line) => `${line}.`);
}
