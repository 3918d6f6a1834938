import { mayMean } from '../../shared/domain/complaint.ts';
import { wordsOf } from '../../shared/domain/find/fold.ts';
import { PEOPLE_SHOWN } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';

type Person = Output<'people.find'>['items'][number];

// A service has some thousands of people at most; each by the name they bear now.
const PEOPLE = `select distinct on (sub) sub, name, organisation from people order by sub, seen_on desc, name`;

/** Who of us may be meant by a name as somebody says it, or begins to type it. */
export const findPeople: ReadHandler<'people.find'> = async (_, { name }, once) => {
  const rows = await once<Person>({ name: 'people-find', text: PEOPLE, values: [] });
  const typed = wordsOf(name);
  const begins = (theirs: readonly string[]) => typed.every((word) => theirs.some((one) => one.startsWith(word)));
  const meant = rows.filter((one) => mayMean(name, one.name) || begins(wordsOf(one.name)));
  return { items: meant.toSorted((one, other) => one.name.localeCompare(other.name, 'en')).slice(0, PEOPLE_SHOWN) };
};
