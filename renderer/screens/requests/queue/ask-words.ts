import { showReference } from '../../../../shared/domain/reference.ts';
import { NOBODY, REQUEST_VIEWS } from '../../../../shared/domain/request-view.ts';
import { fieldWords } from '../../../lib/words/details.ts';
import { organisationWords } from '../../../lib/words/organisations.ts';
import { stepWords } from '../request-words.ts';
import { type Asked, FILTERS, type FilterName, hasOwnOrder, type View } from './asked.ts';
import { shortDay, shortKindWords } from './cell-words.ts';
import { columnWords } from './columns.ts';

/** What a view is called, and what it holds in a sentence without its full stop. */
export function viewWords(view: View): { readonly label: string; readonly says: string } {
  if (view === 'open') return { label: 'All open', says: 'Every request that is open' };
  if (view === 'finished') return { label: 'Finished', says: 'The last completed first' };
  return REQUEST_VIEWS.find((one) => one.view === view) ?? { label: view, says: '' };
}

/** What is said of a view that holds nothing. */
export function nothingWords(view: View): string {
  if (view === 'open') return 'No request is open.';
  if (view === 'finished') return 'No request is finished yet.';
  return view === 'owner-away' ? 'Nobody who has a request is away today.' : 'Nothing here.';
}

/** What a filter lets through, as it is said behind *filtered by*. `names`: of whoever is known by their sign-in. */
export function filterWords(name: FilterName, value: string, names: ReadonlyMap<string, string>): string {
  switch (name) {
    case 'reference':
      return `reference ${showReference(value)}`;
    case 'kind':
      return `kind: ${shortKindWords[value as keyof typeof shortKindWords]}`;
    case 'field':
      return `what: ${fieldWords[value as keyof typeof fieldWords]}`;
    case 'step':
      return `status: ${stepWords[value as keyof typeof stepWords]}`;
    case 'organisation':
      return organisationWords(value);
    case 'assignee':
      return value === NOBODY ? 'with nobody' : `with ${names.get(value) ?? value}`;
    case 'madeFrom':
      return `made on or after ${shortDay(value)}`;
    case 'madeTo':
      return `made on or before ${shortDay(value)}`;
    case 'dueFrom':
      return `due on or after ${shortDay(value)}`;
    case 'dueTo':
      return `due on or before ${shortDay(value)}`;
    case 'toldOpen':
      return value === 'true' ? 'somebody still to be told' : 'nobody still to be told';
  }
}

/** Every filter in force, with what it lets through. */
export const filtersInForce = ({ filters }: Asked, names: ReadonlyMap<string, string>) =>
  FILTERS.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [{ name, says: filterWords(name, value, names) }];
  });

/** The order a list is in, in words. */
export function orderWords({ view, sort, filters }: Asked): string {
  if (view === 'finished') return 'the last completed first';
  if (hasOwnOrder(view)) return 'the last made first';
  // As the central service has it where days on which they were made are named.
  if (sort === null) return `what ${filters.madeFrom || filters.madeTo ? 'was made' : 'is due'} first comes first`;
  const column = columnWords[sort.by].toLowerCase();
  return `by “${column}”, ${sort.direction === 'ascending' ? 'rising' : 'falling'}`;
}
