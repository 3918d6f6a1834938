import { z } from 'zod';
import type { RequestSort } from '../../shared/domain/request-view.ts';
import type { Input } from '../../shared/operations.ts';
import { refuseField } from '../refusal.ts';
import type { Bind } from './reach.ts';

/** An expression over a request `r` that is ordered by. */
type Key = { readonly sql: string; readonly type: 'date' | 'integer' | 'text' | 'timestamptz' | 'uuid' };
/** The rows of a list and their order; its name is in every cursor of it. */
export type Order = { readonly name: string; readonly rows: string; readonly keys: readonly Key[]; readonly descending: boolean };

const key = (sql: string, type: Key['type']): Key => ({ sql, type });
const ID = key('r.id', 'uuid');
const DUE = key('r.due_on', 'date');
const MADE = key('r.made_on', 'date');

/** Each sort has an index, by organisation and without. */
const SORTS: Readonly<Record<RequestSort, readonly Key[]>> = {
  dueOn: [DUE, ID],
  madeOn: [MADE, DUE, ID],
  reference: [key('r.reference', 'text')],
  kind: [key('r.kind', 'text'), DUE, ID],
  what: [key('r.what', 'text'), DUE, ID],
  status: [key('r.step', 'text'), DUE, ID],
  organisation: [key('r.organisation', 'text'), DUE, ID],
  assignee: [key('r.assignee', 'text'), DUE, ID],
  noticesOpen: [key('r.notices_open', 'integer'), DUE, ID],
};

/**
 * Open requests in the order asked for: what is due first, or where days on which they were made are named, by those, since no index has
 * both. Finished ones by the time they were completed; what is to be looked at, open or not, by the day it was made; the newest first.
 */
export function orderOf({ which, view, sort, direction, madeFrom, madeTo }: Input<'requests.list'>): Order {
  const newestFirst = direction !== 'ascending';
  if (view === 'look-at') return { name: 'look-at', rows: 'true', keys: [MADE, ID], descending: newestFirst };
  if (which === 'finished') {
    const keys = [key('coalesce(r.completed_at, r.received_at)', 'timestamptz'), ID];
    return { name: 'finished', rows: `r.status <> 'open'`, keys, descending: newestFirst };
  }
  const by = sort ?? (madeFrom || madeTo ? 'madeOn' : 'dueOn');
  return { name: by, rows: `r.status = 'open'`, keys: SORTS[by], descending: direction === 'descending' };
}

/** SQL: what to order by. */
export const orderBy = ({ keys, descending }: Order) => keys.map(({ sql }) => `${sql}${descending ? ' desc' : ''}`).join(', ');
/** SQL: a row's place in its order, as the text that a cursor carries. */
export const placeIn = ({ keys }: Order) => `array[${keys.map(({ sql }) => `(${sql})::text`).join(', ')}]`;

const TYPES: Readonly<Record<Key['type'], z.ZodType<string>>> = {
  date: z.iso.date(),
  integer: z.string().regex(/^\d{1,9}$/),
  text: z.string().max(200),
  timestamptz: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/),
  uuid: z.uuid(),
};

/** Where a page ended, as callers carry it: days, times, ids, codes and the `sub` of whoever has it, never a name. */
export const writePlace = (order: Order, place: readonly string[]) =>
  Buffer.from(JSON.stringify([order.name, order.descending, ...place])).toString('base64url');

/** SQL term: what comes after a cursor; none without one. Refuses what was not given for this order. */
export function afterPlace(cursor: string | undefined, { name, keys, descending }: Order, bind: Bind): string[] {
  if (cursor === undefined) return [];
  const schema = z.tuple([z.literal(name), z.literal(descending), ...keys.map(({ type }) => TYPES[type])]);
  const read = schema.safeParse(readJson(cursor));
  if (!read.success) throw refuseField('cursor', 'bad-cursor', 'This cursor was not given by this service, or for another order');
  const places = keys.map(({ type }, index) => `${bind(read.data[index + 2])}::${type}`);
  return [`(${keys.map(({ sql }) => sql).join(', ')}) ${descending ? '<' : '>'} (${places.join(', ')})`];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
