import { isDay } from '../../../../shared/domain/calendar.ts';
import { FIELDS } from '../../../../shared/domain/customer.ts';
import { REQUEST_STEPS } from '../../../../shared/domain/rectification.ts';
import { REQUEST_KINDS } from '../../../../shared/domain/request.ts';
import { REQUEST_SORTS, REQUEST_VIEWS, type RequestSort, type RequestView } from '../../../../shared/domain/request-view.ts';
import type { Input } from '../../../../shared/operations.ts';

type ListInput = Input<'requests.list'>;

/** A view of the queue: a named one, every open request, or the finished ones. */
export type View = RequestView | 'open' | 'finished';

export const FILTERS = [
  ...(['reference', 'kind', 'field', 'step', 'organisation', 'assignee'] as const),
  ...(['madeFrom', 'madeTo', 'dueFrom', 'dueTo', 'toldOpen'] as const),
] as const;
export type FilterName = (typeof FILTERS)[number];
/** What a supervisor may look at in the queue's place besides: what the own organisation handed over. It is no view of the queue. */
export const HANDED_OVER = 'handed-over';
export type Shown = View | typeof HANDED_OVER;
export const HANDED_OVER_ADDRESS = `/requests?view=${HANDED_OVER}`;
export const isHandedOver = (search: string): boolean => new URLSearchParams(search).get('view') === HANDED_OVER;

/** What narrows a view, each as it stands in the address. */
export type Filters = { readonly [N in FilterName]?: string };
export type Sort = { readonly by: RequestSort; readonly direction: 'ascending' | 'descending' };

/** What of the queue is looked at. */
export type Asked = {
  readonly view: View;
  readonly filters: Filters;
  /** Null: what is due first comes first, or the order that a view has of its own. */
  readonly sort: Sort | null;
};

export const ALL_OPEN: Asked = { view: 'open', filters: {}, sort: null };

/** A day that is of this century: a year that is being typed goes through 0002, 0020 and 0202. */
export const isAskedDay = (value: string): boolean => value.startsWith('20') && isDay(value);

const oneOf = (known: readonly string[]) => (value: string) => known.includes(value);
const may: Record<FilterName, (value: string) => boolean> = {
  reference: (value) => /^[0-9A-HJKMNP-TV-Z]{10}$/.test(value),
  kind: oneOf(REQUEST_KINDS),
  field: oneOf(FIELDS),
  step: oneOf(REQUEST_STEPS),
  organisation: (value) => /^\d{10}$/.test(value),
  assignee: (value) => value.length > 0 && value.length <= 100,
  ...{ madeFrom: isAskedDay, madeTo: isAskedDay, dueFrom: isAskedDay, dueTo: isAskedDay },
  toldOpen: oneOf(['true', 'false']),
};
const VIEWS: readonly string[] = ['open', 'finished', ...REQUEST_VIEWS.map(({ view }) => view)];

/** Whether a view has an order of its own, which nothing else can be put in the place of. */
export const hasOwnOrder = (view: View): boolean => view === 'finished' || view === 'look-at';

/** Reads what stands in the address after its `?`; what it does not know there counts for nothing. */
export function readAsked(search: string): Asked {
  const said = new URLSearchParams(search);
  const view = (VIEWS.find((one) => one === said.get('view')) ?? 'open') as View;
  const filters = FILTERS.flatMap((name) => {
    const value = said.get(name);
    return value !== null && may[name](value) ? [[name, value] as const] : [];
  });
  const by = REQUEST_SORTS.find((one) => one === said.get('sort'));
  const direction = said.get('direction') === 'descending' ? 'descending' : 'ascending';
  return { view, filters: Object.fromEntries(filters), sort: by && !hasOwnOrder(view) ? { by, direction } : null };
}

/** The address of what is looked at; the same for the same. */
export function addressOf({ view, filters, sort }: Asked): string {
  const said = new URLSearchParams();
  if (view !== 'open') said.set('view', view);
  for (const name of FILTERS) if (filters[name] !== undefined) said.set(name, filters[name]);
  if (sort && !hasOwnOrder(view)) {
    said.set('sort', sort.by);
    if (sort.direction === 'descending') said.set('direction', sort.direction);
  }
  const search = said.toString();
  return search === '' ? '/requests' : `/requests?${search}`;
}

/** What is asked of the central service. */
export function inputOf({ view, filters: { toldOpen, ...filters }, sort }: Asked): ListInput {
  return {
    which: view === 'finished' ? 'finished' : 'open',
    ...(view === 'open' || view === 'finished' ? {} : { view }),
    ...(filters as Partial<ListInput>),
    ...(toldOpen === undefined ? {} : { toldOpen: toldOpen === 'true' }),
    ...(sort && !hasOwnOrder(view) ? { sort: sort.by, direction: sort.direction } : {}),
  };
}

/** With a filter set, or without it. */
export function withFilter(asked: Asked, name: FilterName, value: string): Asked {
  const { [name]: _before, ...others } = asked.filters;
  return { ...asked, filters: value === '' || !may[name](value) ? others : { ...others, [name]: value } };
}

/** The next order by a column: rising, falling, and then the usual one again. */
export function sortedBy(asked: Asked, by: RequestSort): Asked {
  if (asked.sort?.by !== by) return { ...asked, sort: { by, direction: 'ascending' } };
  return { ...asked, sort: asked.sort.direction === 'ascending' ? { by, direction: 'descending' } : null };
}

export const isFiltered = ({ filters }: Asked): boolean => Object.keys(filters).length > 0;
