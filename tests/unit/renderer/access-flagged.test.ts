import { expect, test } from 'vitest';
import { flaggedIn, unmarkedIn } from '../../../renderer/screens/access/flagged-in.ts';
import type { AccessCopy, CopyFact } from '../../../shared/domain/access-copy.ts';

const fact = (id: string, value: string, more: Partial<CopyFact> = {}): CopyFact => ({
  ...{ id, label: id === 'note' ? 'Note' : 'Value', value, says: null, flag: null, decision: null, reason: null },
  ...more,
});
const copyOf = (...facts: readonly CopyFact[]): AccessCopy =>
  ({
    sections: [
      { id: 'details', heading: 'Your details', items: [{ path: 'held_values/1', title: 'Address', facts: [...facts] }] },
    ],
  }) as unknown as AccessCopy;

test('what may be about somebody else is what is flagged, and what somebody has marked besides', () => {
  const copy = copyOf(
    fact('value', 'plain'),
    fact('note', 'flagged', { flag: 'note' }),
    fact('other', 'marked', { decision: 'leave-out', reason: 'about-somebody-else' }),
  );
  expect(flaggedIn(copy).map(({ path, flag }) => [path, flag])).toEqual([
    ['held_values/1#note', 'note'],
    ['held_values/1#other', null],
  ]);
});

test('the rest is found by the beginnings of its words, however they are written; what is marked already is not', () => {
  const copy = copyOf(
    fact('value', 'c/o Zoë O’Brien'),
    fact('code', '2', { says: 'by letter' }),
    fact('note', 'Zoe rang', { flag: 'note' }),
    fact('other', 'Zoe again', { decision: 'keep', reason: 'only-about-them' }),
  );
  const found = (words: string) => unmarkedIn(copy, words).map(({ value }) => value);
  expect(found('zoe obr')).toEqual(['c/o Zoë O’Brien']);
  expect(found('address LETTER')).toEqual(['by letter']);
  expect(found('zoe letter')).toEqual([]);
  expect(found('rien')).toEqual([]);
  expect(found('  ')).toEqual([]);
});
