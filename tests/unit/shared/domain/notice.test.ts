import { expect, test } from 'vitest';
import { noticeFiles } from '../../../../backend/notice/load.ts';
import { currentNotice, noticeSchema, textsOf, wordingFor } from '../../../../shared/domain/notice.ts';

const published = [
  { version: '2026-10', effectiveFrom: '2026-10-01' },
  { version: '2018-05', effectiveFrom: '2018-05-25' },
  { version: '2027-01', effectiveFrom: '2027-01-01' },
  { version: '2026-10b', effectiveFrom: '2026-10-01' },
];

test.each([
  { day: '2018-05-24', current: undefined },
  { day: '2018-05-25', current: '2018-05' },
  { day: '2026-09-30', current: '2018-05' },
  { day: '2026-10-01', current: '2026-10b' },
  { day: '2026-12-31', current: '2026-10b' },
  { day: '2027-01-01', current: '2027-01' },
])('on $day the notice in force is $current, whatever order they come in', ({ day, current }) => {
  expect(currentNotice(published, day)?.version).toBe(current);
  expect(currentNotice(published.toReversed(), day)?.version).toBe(current);
});

test('the wording of a purpose comes from the notice, and is missing where the notice does not offer it', async () => {
  const [notice] = await noticeFiles();
  if (!notice) throw new Error('No notice file');
  expect(wordingFor(notice, 'ethnicity-monitoring')).toContain('your ethnicity');
  expect(wordingFor({ ...notice, optionalPurposes: [] }, 'ethnicity-monitoring')).toBeUndefined();
});

test('every kind of block gives its texts in reading order', () => {
  expect(textsOf({ kind: 'text', text: 'a' })).toEqual(['a']);
  expect(textsOf({ kind: 'list', items: ['a', 'b'] })).toEqual(['a', 'b']);
  expect(textsOf({ kind: 'links', links: [{ text: 'a', href: 'https://b/' }] })).toEqual(['a', 'https://b/']);
  expect(textsOf({ kind: 'address', lines: ['a', 'b'] })).toEqual(['a', 'b']);
  expect(textsOf({ kind: 'table', caption: 'a', columns: ['b'], rows: [['c'], ['d']] })).toEqual(['a', 'b', 'c', 'd']);
});

test('a notice needs a day it begins on', async () => {
  const [notice] = await noticeFiles();
  expect(noticeSchema.safeParse(notice).success).toBe(true);
  expect(noticeSchema.safeParse({ ...notice, effectiveFrom: 'soon' }).success).toBe(false);
});
