import { indexPeople, type PeopleIndex } from './among/index-people.ts';
import { looseNames } from './among/loose-names.ts';
import { oneMissing } from './among/one-missing.ts';
import { peopleWith } from './among/people-with.ts';
import type { Person } from './among/person.ts';
import { answerTo, type Found } from './answer.ts';
import { isTooShort } from './criteria.ts';
import { criteriaOf, type FindInput, type NamedField } from './named.ts';
import { canLoosen, isNameAlone } from './way.ts';

export type FoundAmong =
  | { readonly results: Found[]; readonly more: boolean }
  | { readonly refused: 'find-too-short' }
  | { readonly refused: 'unreadable'; readonly field: NamedField };

/**
 * Finds people in a list held in memory, by the same rules and in the same order as the central find does in its tables.
 * Whoever asks more than once makes the index once and asks `findIn`.
 */
export function findAmong(people: readonly Person[], input: FindInput, today: string): FoundAmong {
  return findIn(indexPeople(people), input, today);
}

/** The same in an index made before. First those who satisfy everything as typed; where there is nobody, less strictly. */
export function findIn(index: PeopleIndex, input: FindInput, today: string): FoundAmong {
  const { criteria, unreadable } = criteriaOf(input, today);
  const [field] = unreadable;
  if (field !== undefined) return { refused: 'unreadable', field };
  if (isTooShort(criteria)) return { refused: 'find-too-short' };
  const rows = peopleWith(index, criteria);
  if (rows.length > 0 || !canLoosen(criteria)) return answerTo(criteria, rows);
  return answerTo(criteria, (isNameAlone(criteria) ? looseNames : oneMissing)(index, criteria));
}
