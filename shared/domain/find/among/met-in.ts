import type { Row } from '../answer.ts';
import { MOST_PEOPLE, MOST_ROWS } from '../bounds.ts';
import { compareText } from '../text-order.ts';
import { all, type Condition, isCurrent } from './conditions.ts';
import type { Entry } from './index-people.ts';
import { byBirth, type Known, shown } from './person.ts';

/** Somebody met in an index: how close (`RANK`), and at which text. */
export type Met = { readonly person: Known; readonly rank: number; readonly tie: string; readonly copies: number };

export function met({ text, person }: Entry, rank: number): Met {
  return { person, rank, tie: text, copies: 1 };
}

/** People met in an index: of the first rows, which are in the order of closeness, each person once. */
export function metIn(rows: readonly Met[], conditions: readonly Condition[] = []): Row[] {
  const closest = new Map<Known, Met>();
  for (const row of rows.slice(0, MOST_ROWS)) {
    const before = closest.get(row.person);
    closest.set(row.person, before ? both(before, row) : row);
  }
  const inOrder = [...closest.values()].sort(byCloseness);
  // As the statement does: where nothing else must hold, closed customers take the place of others.
  return (conditions.length === 0 ? inOrder.slice(0, MOST_PEOPLE) : inOrder)
    .filter(({ person }) => all([isCurrent, ...conditions])(person))
    .slice(0, MOST_PEOPLE)
    .map(({ person, copies }) => ({ ...shown(person), copies }));
}

function both(one: Met, other: Met): Met {
  const tie = compareText(one.tie, other.tie) <= 0 ? one.tie : other.tie;
  return { person: one.person, rank: Math.min(one.rank, other.rank), tie, copies: one.copies + other.copies };
}

function byCloseness(one: Met, other: Met): number {
  return one.rank - other.rank || compareText(one.tie, other.tie) || byBirth(one.person, other.person);
}
