import { desk } from '../../lib/desk.ts';
import type { SaidValues } from '../../lib/registered.ts';
import { type Found, findsFor, likelyOf } from './likely-people.ts';

/** Looks at the central service for whoever is likely to be this person. */
export async function lookForLikely(values: SaidValues): Promise<readonly Found[]> {
  const answers = await Promise.all(findsFor(values).map((find) => desk.customers.find(find)));
  return likelyOf(
    values,
    answers.map(({ results }) => results),
  );
}
