/** What a row of a list must have. */
export type Row = { readonly id: string };

/**
 * How a row stands on screen. `new`: it came while the list was looked at. `moved`: its place is another one now. `gone`: it is
 * not in this list any more. All three stay as and where they are until one moves on.
 */
export type Standing = 'settled' | 'new' | 'moved' | 'gone';
export type Shown<R extends Row> = { readonly row: R; readonly standing: Standing };

/** As much of a list as was read. */
export type Held<R extends Row> = {
  /** As the central service has it, in its order. */
  readonly truth: readonly R[];
  /** As it stands on screen: nothing changes its place there while it is looked at. */
  readonly shown: readonly Shown<R>[];
  /** Where the list goes on; null where this is its end. */
  readonly next: string | null;
};

/** Rows as they were read: a page, or several on end. */
export type Read<R extends Row> = { readonly items: readonly R[]; readonly next: string | null };

export const begin = <R extends Row>({ items, next }: Read<R>): Held<R> => ({ truth: items, shown: items.map(settled), next });

/** The next page put to what is there. What was there already, because it has moved since, is not there twice. */
export function append<R extends Row>(held: Held<R>, page: Read<R>): Held<R> {
  const known = new Set(held.truth.map(({ id }) => id));
  const further = page.items.filter(({ id }) => !known.has(id));
  const came = new Set(further.map(({ id }) => id));
  // A row shown as gone may only have moved further down: it is shown there.
  const shown = held.shown.filter(({ row }) => !came.has(row.id));
  return { truth: [...held.truth, ...further], shown: [...shown, ...further.map(settled)], next: page.next };
}

/**
 * The list read anew, laid over what is on screen: what was there keeps its place and shows what is true of it now, what is new is
 * put in behind the row it follows.
 */
export function lay<R extends Row>(held: Held<R>, read: Read<R>): Held<R> {
  const before = new Map(held.truth.map((row) => [row.id, row]));
  const truth = read.items.map((row) => same(before.get(row.id), row));
  const place = new Map(truth.map(({ id }, index) => [id, index]));
  const stays = inPlace(held.shown.flatMap(({ row }) => place.get(row.id) ?? []));
  const kept = held.shown.map((one): Shown<R> => {
    const at = place.get(one.row.id);
    if (at === undefined) return one.standing === 'gone' ? one : { ...one, standing: 'gone' };
    const standing = one.standing === 'new' ? 'new' : stays.has(at) ? 'settled' : 'moved';
    const row = truth[at] as R;
    return row === one.row && standing === one.standing ? one : { row, standing };
  });
  return { truth, shown: putIn(kept, truth), next: read.next };
}

/** One has moved on: the list is shown as it is. */
export function moveOn<R extends Row>(held: Held<R>): Held<R> {
  return isSettled(held) ? held : { ...held, shown: held.truth.map(settled) };
}

export const isSettled = ({ shown }: Held<Row>): boolean => shown.every(({ standing }) => standing === 'settled');

const settled = <R extends Row>(row: R): Shown<R> => ({ row, standing: 'settled' });

/** The row as it was where nothing of it is different: whoever draws it need not do so again. */
const same = <R extends Row>(before: R | undefined, now: R): R =>
  before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;

function putIn<R extends Row>(kept: readonly Shown<R>[], truth: readonly R[]): readonly Shown<R>[] {
  const there = new Set(kept.map(({ row }) => row.id));
  const behind = new Map<string | null, Shown<R>[]>();
  let last: string | null = null;
  for (const row of truth) {
    if (there.has(row.id)) last = row.id;
    else behind.set(last, [...(behind.get(last) ?? []), { row, standing: 'new' }]);
  }
  if (behind.size === 0) return kept;
  return [...(behind.get(null) ?? []), ...kept.flatMap((one) => [one, ...(behind.get(one.row.id) ?? [])])];
}

/** Of places in the order of the screen, the most that rise: those rows have kept theirs, the others have moved between them. */
function inPlace(places: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const place of places) {
    let at = ends.length;
    while (at > 0 && (ends[at - 1] as number) > place) at -= 1;
    before.set(place, ends[at - 1]);
    ends[at] = place;
  }
  const found = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) found.add(at);
  return found;
}
