import { COUNTED_TO, SOON_DAYS } from '../../../shared/domain/limits.ts';
import type { Morning } from './morning-query.ts';

/** A count in words: no further than it was counted. */
export const showCount = (count: number): string => (count > COUNTED_TO ? `${COUNTED_TO}+` : String(count));

/** That more people have something late or due soon than are named, in a sentence; null where all are. */
export function moreOwnersWords({
  moreOwners = 0,
  moreOwnersLate = 0,
}: Pick<Morning, 'moreOwners' | 'moreOwnersLate'>): string | null {
  if (moreOwners === 0) return null;
  const people = moreOwners === 1 ? 'One more person has' : `${showCount(moreOwners)} more people have`;
  if (moreOwnersLate === 0) return `${people} something due in ${SOON_DAYS} days`;
  if (moreOwnersLate === moreOwners) return `${people} something late`;
  return `${people} something late or due in ${SOON_DAYS} days, ${showCount(moreOwnersLate)} of them something late`;
}
