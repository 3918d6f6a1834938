import { expect, test } from 'vitest';
import {
  ANSWERED_ITEMS,
  CHECK_ITEMS,
  type CheckItem,
  LEVEL_1_ITEMS,
  LEVELS,
  levelReached,
} from '../../../../shared/domain/identity.ts';

const reached = (items: readonly CheckItem[], restores: 0 | 1 | 2 | 3 = 0) => levelReached(new Set(items), restores);

test.each<{ items: CheckItem[]; level: number }>([
  { items: [], level: 0 },
  { items: ['fullName'], level: 0 },
  { items: ['fullName', 'dateOfBirth'], level: 1 },
  { items: ['dateOfBirth', 'postcode'], level: 1 },
  { items: ['postcode', 'phone'], level: 1 },
  { items: ['phone', 'email'], level: 0 },
  { items: ['phone', 'email', 'fullName'], level: 1 },
  { items: ['reference'], level: 0 },
  { items: ['fullName', 'reference'], level: 0 },
  { items: ['fullName', 'dateOfBirth', 'reference'], level: 2 },
  { items: ['fullName', 'email', 'uln'], level: 2 },
  { items: ['fullName', 'postcode', 'lastContactMonth'], level: 2 },
  { items: ['fullName', 'postcode', 'lastContactPlace'], level: 2 },
  { items: ['fullName', 'postcode', 'knownToMe'], level: 2 },
  { items: ['fullName', 'dateOfBirth', 'postcode', 'email'], level: 1 },
  { items: ['fullName', 'dateOfBirth', 'calledBackOn'], level: 1 },
  { items: ['reference', 'documentSeen'], level: 0 },
  { items: ['fullName', 'dateOfBirth', 'reference', 'calledBackOn'], level: 3 },
  { items: ['fullName', 'dateOfBirth', 'knownToMe', 'documentSeen'], level: 3 },
])('$items: level $level', ({ items, level }) => {
  expect(reached(items)).toBe(level);
});

test('a return call: one answer of the caller restores the level there was, nothing the adviser states does', () => {
  for (const level of LEVELS) {
    expect(reached([], level)).toBe(0);
    for (const item of ANSWERED_ITEMS) expect(reached([item], level)).toBe(level);
    for (const item of ['knownToMe', 'calledBackOn', 'documentSeen'] as const) expect(reached([item], level)).toBe(0);
  }
});

test('a return call goes on from the level restored', () => {
  expect(reached(['postcode', 'reference'], 1)).toBe(2);
  expect(reached(['reference', 'knownToMe'], 1)).toBe(2);
  expect(reached(['reference', 'uln'], 1)).toBe(2);
  expect(reached(['postcode', 'documentSeen'], 2)).toBe(3);
});

test('over every set of items: one more match never lowers a level, level 3 goes through 2, 2 through two first answers', () => {
  const sets = 1 << CHECK_ITEMS.length;
  for (let bits = 0; bits < sets; bits += 1) {
    const items = CHECK_ITEMS.filter((_, place) => bits & (1 << place));
    const level = reached(items);
    for (const more of CHECK_ITEMS) expect(reached([...items, more])).toBeGreaterThanOrEqual(level);
    const kinds = new Set(
      items
        .filter((item) => (LEVEL_1_ITEMS as readonly string[]).includes(item))
        .map((item) => (item === 'email' ? 'phone' : item)),
    );
    expect(level >= 1).toBe(kinds.size >= 2);
    if (level === 3) expect(reached(items.filter((item) => item !== 'calledBackOn' && item !== 'documentSeen'))).toBe(2);
  }
});
