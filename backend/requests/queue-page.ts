import { addDays, weekdayOf } from '../../shared/domain/calendar.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Input } from '../../shared/operations.ts';
import type { Call, Statement } from '../call.ts';
import { nameOf } from '../database/statement-names.ts';
import { afterPlace, type Order, orderBy, orderOf, placeIn } from './queue-order.ts';
import { awayPeople, filterTerms, type Looking } from './queue-terms.ts';
import { type Bind, reachTerms, unseenBy } from './reach.ts';

/** The London day, and the Sunday that ends its week. */
export function lookingOf({ caller, now }: Pick<Call, 'caller' | 'now'>): Looking {
  const today = londonDay(now);
  return { caller, today, weekEnds: addDays(today, (7 - weekdayOf(today)) % 7) };
}

/** Values bound in a statement; each has the next parameter. */
export function binding(): { readonly bind: Bind; readonly values: unknown[] } {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
}

export type Page = { readonly statement: Statement; readonly limit: number; readonly order: Order };

/** The page lengths that screens ask for. */
const USUAL = [PAGE_LENGTH, 50, 100];

/**
 * A page of requests as one statement: a range of an index, read in its order, that ends after the page, however many requests there are.
 * `shown`: columns of a request `r`. One row more than the page says that there is a next.
 */
export function pageOf(call: Call, input: Input<'requests.list'>, shown: string): Page {
  const { bind, values } = binding();
  const looking = lookingOf(call);
  const order = orderOf(input);
  const limit = input.limit ?? PAGE_LENGTH;
  const terms = [
    order.rows,
    ...reachTerms(call.caller, bind, unseenBy(call.caller, bind)),
    ...filterTerms(input, looking, bind),
    ...afterPlace(input.cursor, order, bind),
  ];
  const by = `order by ${orderBy(order)}`;
  // Stated where it is a usual one: what so few rows cost is then known when it is planned.
  const many = `limit ${USUAL.includes(limit) ? limit + 1 : bind(limit + 1)}`;
  const found = (term: string[]) => `select r.* from requests r where ${[...terms, ...term].join(' and ')} ${by} ${many}`;
  // Of each who is away the first few, and of all those the first: no more is read than that.
  const page =
    input.view === 'owner-away'
      ? `select r.* from (${awayPeople(looking, bind)}) away
          cross join lateral (${found(['r.assignee = away.sub'])}) r ${by} ${many}`
      : found([]);
  const text = `with page as materialized (${page})
    select ${shown}, ${placeIn(order)} as place from page r ${by}`;
  return { statement: { name: nameOf(text), text, values }, limit, order };
}
