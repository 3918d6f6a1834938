import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRecord } from '../../../shared/csv.ts';
import { seed } from '../../support/rounds.ts';

/** RFC 4180 as its grammar reads, with any separator. */
function parsed(text: string, separator = ','): string[][] {
  const records: string[][] = [[]];
  let [field, quoted, at] = ['', false, 0];
  const end = () => {
    records.at(-1)?.push(field);
    field = '';
  };
  for (; at < text.length; at++) {
    const char = text[at] as string;
    if (quoted && char === '"' && text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (char === '"' && (quoted || field === '')) quoted = !quoted;
    else if (!quoted && char === separator) end();
    else if (!quoted && char === '\r' && text[at + 1] === '\n') {
      end();
      records.push([]);
      at += 1;
    } else field += char;
  }
  return records.slice(0, -1);
}

const options = { seed: seed(), numRuns: 1_000 };
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ';', ',', '"', "'", ' ', 'a', '1', '|', '＝', '＠') }),
);

test('a record has CRLF at its end and quotes round every field, doubled inside', () => {
  expect(csvRecord(['plain', 'a "word"', 'two\nlines', ''])).toBe('"plain","a ""word""","two\nlines",""\r\n');
});

describe('what a spreadsheet would run', () => {
  test.each([
    '=1+1',
    '+44 20',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '＝1+1',
    "'=1",
    'x;=1+1',
    'x,=1',
    'x\t@y',
    'x\r\n=cmd|calc',
    '"=HYPERLINK("http://example.org")',
    "=cmd|' /C calc'!A0",
  ])('%j is made text', (field) => {
    const [[cell = ''] = []] = parsed(csvRecord([field]));
    expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/u);
  });

  test('nothing else is touched: names, ids, times, e-mail addresses', () => {
    for (const text of ['O’Brien-Smith', '2026-11-23T14:02:11.000001Z', 'anna@example.org', 'a-b', '50 %', 'فاطمة', 'x = y'])
      expect(csvRecord([text])).toBe(`"${text}"\r\n`);
  });

  test('whatever the fields, the record is whole again when read, but for the apostrophes', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 5 }), (fields) => {
        const [cells = [], ...more] = parsed(csvRecord(fields));
        expect(more).toEqual([]);
        const bare = (all: readonly string[]) => all.map((one) => one.replaceAll("'", ''));
        expect(bare(cells)).toEqual(bare(fields));
      }),
      options,
    );
  });

  test.each([',', ';', '\t', '|'])('read with %j between the fields, no cell is a formula', (separator) => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 5 }), (fields) => {
        for (const record of parsed(csvRecord(fields), separator))
          for (const cell of record) expect(cell).not.toMatch(/^[=+\-@＝＋－＠]/u);
      }),
      options,
    );
  });
});
