import { PRIVACY_TEAM } from '../../../shared/codes/organisations.ts';
import { isDay } from '../../../shared/domain/calendar.ts';
import type { Output } from '../../../shared/operations.ts';
import { organisationWords } from '../../lib/words/organisations.ts';

export type Person = Output<'people.find'>['items'][number];
export type TypedAway = {
  /** By what somebody is looked for. */
  readonly name: string;
  /** Who was picked. */
  readonly sub: string;
  readonly from: string;
  readonly to: string;
};

/** Picked in place of a `sub`: whoever says it. No `sub` is this. */
export const MYSELF = 'myself:';

/** Of whom a supervisor of an organisation may say it: of its own people, the privacy team of anybody's. */
export const ofWhom = (found: readonly Person[], touchpoint: string): readonly Person[] =>
  found.filter(({ organisation }) => touchpoint === PRIVACY_TEAM || organisation === touchpoint);

/** Somebody to be picked; with where they work for the privacy team, who sees those of every organisation. */
export const personWords = ({ name, organisation }: Person, touchpoint: string): string =>
  touchpoint === PRIVACY_TEAM ? `${name}, ${organisationWords(organisation)}` : name;

type Fault = { readonly field: 'sub' | 'from' | 'to'; readonly words: string };

/** What still keeps it from being noted. `people`: of whom it may be said; null where that is settled. */
export function awayFault({ sub, from, to }: TypedAway, people: readonly Person[] | null, today: string): Fault | null {
  // Whoever was picked for another name is picked no more.
  if (people && sub !== MYSELF && !people.some((one) => one.sub === sub)) return { field: 'sub', words: 'Say who' };
  if (!isDay(from)) return { field: 'from', words: 'Choose the first day' };
  if (!isDay(to)) return { field: 'to', words: 'Choose the last day' };
  if (to < from) return { field: 'to', words: 'The last day is before the first' };
  return to < today ? { field: 'to', words: 'That is over already' } : null;
}
