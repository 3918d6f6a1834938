import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noticeFiles } from '../../../backend/notice/load.ts';
import { rangesIn, searchNotice } from '../../../renderer/screens/notice/search-notice.ts';
import { textsOf } from '../../../shared/domain/notice.ts';
import { seed } from '../../support/rounds.ts';

const [notice] = await noticeFiles();
if (!notice) throw new Error('No notice file');
const { sections } = notice;
const ids = (line: string) => searchNotice(sections, line).sections.map((section) => section.id);

test('nothing typed: the whole notice, nothing marked', () => {
  expect(searchNotice(sections, '  ')).toEqual({ needles: [], sections, counts: new Map(), total: 0 });
});

test.each([
  { line: 'six years', where: ['retention'] },
  { line: 'OFSTED', where: ['recipients'] },
  { line: 'JSESSIONID', where: ['cookies-other'] },
  { line: 'ico.org.uk', where: ['complaints'] },
  { line: "you've seen it", where: ['cookies-introductory', 'cookies-poll'] },
  { line: 'Piccadilly', where: ['access'] },
  { line: 'How to complain', where: ['complaints'] },
])('"$line" is in $where', ({ line, where }) => {
  expect(ids(line)).toEqual(where);
});

test('a line that stands nowhere as it is finds the sections that hold all of its words', () => {
  expect(ids('years audit')).toEqual(['retention']);
  expect(ids('research market')).toEqual(['recipients']);
  expect(ids('audit elephants')).toEqual([]);
});

test('the phone number is counted wherever it stands', () => {
  const found = searchNotice(sections, '0800 100 900');
  expect(found.total).toBe(3);
  expect([...found.counts]).toEqual([
    ['withdrawing-consent', 1],
    ['correction', 1],
    ['stopping', 1],
  ]);
});

test('what is marked is what was typed, in order, never overlapping, and every count is right', () => {
  const everyText = sections.flatMap((section) => [section.heading, ...section.blocks.flatMap(textsOf)]);
  const piece = fc
    .tuple(fc.constantFrom(...everyText), fc.nat(), fc.integer({ min: 1, max: 12 }))
    .map(([text, at, length]) => text.slice(at % text.length, (at % text.length) + length));
  fc.assert(
    fc.property(piece, (line) => {
      const found = searchNotice(sections, line);
      const needle = line.trim().replace(/\s+/g, ' ');
      if (needle === '') return;
      expect(found.total).toBeGreaterThan(0);
      let total = 0;
      for (const text of found.sections.flatMap((section) => [section.heading, ...section.blocks.flatMap(textsOf)])) {
        const ranges = rangesIn(text, found.needles);
        total += ranges.length;
        for (const [index, { from, to }] of ranges.entries()) {
          expect(from).toBeGreaterThanOrEqual(ranges[index - 1]?.to ?? 0);
          expect(found.needles).toContain(text.slice(from, to).toLowerCase().replace(/[‘’]/g, "'"));
        }
      }
      expect(total).toBe(found.total);
    }),
    { seed: seed(), numRuns: 500 },
  );
});

test('a place in a text is the same place after folding, whatever the letters', () => {
  expect(rangesIn('İstanbul ﬁle', ['file'])).toEqual([]);
  expect(rangesIn('İ careers', ['careers'])).toEqual([{ from: 2, to: 9 }]);
});
