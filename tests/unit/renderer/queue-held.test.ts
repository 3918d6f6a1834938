import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { append, begin, type Held, isSettled, lay, moveOn, type Read } from '../../../renderer/screens/requests/queue/held.ts';

type Row = { readonly id: string; readonly due: number; readonly version: number };
const row = (id: string, due: number, version = 1): Row => ({ id, due, version });
const ids = (held: Held<Row>) => held.shown.map(({ row: { id } }) => id).join('');
const standings = (held: Held<Row>) => Object.fromEntries(held.shown.map((one) => [one.row.id, one.standing]));
const whole = (...items: Row[]): Read<Row> => ({ items, next: null });

describe('a list that changes while it is looked at', () => {
  const [a, b, c, d] = [row('a', 1), row('b', 2), row('c', 3), row('d', 4)] as const;
  const held = begin(whole(a, b, c));

  test('what has changed is shown where it is', () => {
    const now = lay(held, whole(a, { ...b, version: 2 }, c));
    expect(now.shown[1]).toEqual({ row: { ...b, version: 2 }, standing: 'settled' });
    expect(now.shown[0]).toBe(held.shown[0]);
  });

  test('what is new comes behind the row it follows, and says so until one moves on', () => {
    const now = lay(held, whole(a, d, b, c));
    expect(ids(now)).toBe('adbc');
    expect(standings(now)).toEqual({ a: 'settled', d: 'new', b: 'settled', c: 'settled' });
    expect(standings(lay(now, whole(a, d, b, c)))).toMatchObject({ d: 'new' });
    expect(isSettled(moveOn(now))).toBe(true);
  });

  test('what left is shown as gone, and comes back if it does', () => {
    const now = lay(held, whole(a, c));
    expect(standings(now)).toEqual({ a: 'settled', b: 'gone', c: 'settled' });
    expect(ids(moveOn(now))).toBe('ac');
    expect(lay(now, whole(a, b, c))).toEqual(held);
  });

  test('what has another place now keeps the one on screen until one moves on', () => {
    const now = lay(held, whole(b, c, a));
    expect(ids(now)).toBe('abc');
    expect(standings(now)).toEqual({ a: 'moved', b: 'settled', c: 'settled' });
    expect(ids(moveOn(now))).toBe('bca');
  });

  test('a further page holds nothing twice: what was gone from here is shown there', () => {
    const first = begin<Row>({ items: [a, b], next: 'on' });
    const now = lay(first, { items: [b], next: 'on' });
    expect(standings(now)).toEqual({ a: 'gone', b: 'settled' });
    expect(ids(append(now, whole(c, a)))).toBe('bca');
    expect(append(first, whole(b, c)).truth).toEqual([a, b, c]);
  });
});

/** A list at the central service: what is read of it, in its order, as far as the page reaches. */
const service = (rows: ReadonlyMap<string, Row>) => ({
  read: (count: number): Read<Row> => {
    const all = [...rows.values()].sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1));
    return { items: all.slice(0, count), next: all.length > count ? String(count) : null };
  },
});
const changes = fc.array(
  fc.record({
    id: fc.constantFrom(...'abcdefghijklmnopqrst'),
    due: fc.integer({ min: 0, max: 9 }),
    what: fc.constantFrom('set', 'set', 'leave'),
  }),
  { maxLength: 12 },
);

test('after any changes, the list is what it would be if read anew, and nothing on screen has changed its place', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ changes, count: fc.integer({ min: 1, max: 25 }), moves: fc.boolean() }), { maxLength: 8 }),
      (steps) => {
        const rows = new Map([...'abcdefgh'].map((id, index) => [id, row(id, index)]));
        let held = begin(service(rows).read(5));
        for (const { changes: made, count, moves } of steps) {
          for (const { id, due, what } of made)
            if (what === 'leave') rows.delete(id);
            else rows.set(id, row(id, due, (rows.get(id)?.version ?? 0) + 1));
          const before = held.shown.map((one) => one.row.id);
          const read = service(rows).read(count);
          held = lay(held, read);
          expect(held.truth).toEqual(read.items);
          expect(held.next).toBe(read.next);
          const now = held.shown.map((one) => one.row.id);
          expect(new Set(now).size).toBe(now.length);
          expect(now.filter((id) => before.includes(id))).toEqual(before);
          for (const { row: one, standing } of held.shown) {
            const true_ = read.items.find(({ id }) => id === one.id);
            expect(standing === 'gone').toBe(true_ === undefined);
            if (true_) expect(one).toEqual(true_);
          }
          expect(read.items.every(({ id }) => now.includes(id))).toBe(true);
          expect(moveOn(held)).toEqual(begin(read));
          if (isSettled(held)) expect(moveOn(held)).toBe(held);
          if (moves) held = moveOn(held);
        }
      },
    ),
  );
});
