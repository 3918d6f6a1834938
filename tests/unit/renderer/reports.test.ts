import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../../renderer/screens/reports/figures.ts';
import { sentenceOf } from '../../../renderer/screens/reports/figures-sentence.ts';
import { reportCsv, reportSheet, tableOf } from '../../../renderer/screens/reports/figures-sheet.ts';
import { publishedCsv, publishedSheet } from '../../../renderer/screens/reports/published-sheet.ts';
import { groupWords, seriesWords } from '../../../renderer/screens/reports/report-words.ts';
import { PUBLISHED_NAMES, publishedCells } from '../../../shared/domain/published.ts';
import { REPORT_GROUPS, REPORT_SERIES, REPORTS, type ReportName } from '../../../shared/domain/report.ts';

const cell = (organisation: string, group: string, series: string, count: number) => ({ organisation, group, series, count });
const report = (name: ReportName, cells: ReturnType<typeof cell>[]) => ({
  ...{ name, cells, today: '2026-11-29', asOf: '2026-11-29T14:02:00Z' },
});
const open = report('open', [
  cell('0000000203', 'week', 'access', 3),
  cell('0000000203', 'longer', 'complaint', 1),
  cell('0000000204', 'week', 'access', 4),
]);

describe('the numbers of a report', () => {
  test('have a row for each group and a column for each series, added up over the organisations that are meant', () => {
    const all = figuresOf(open, null);
    expect(all.rows.map(({ sum }) => sum)).toEqual([7, 0, 0, 0, 1]);
    expect([all.sums, all.total]).toEqual([[0, 0, 7, 1, 0], 8]);
    expect(figuresOf(open, '0000000204').total).toBe(4);
    expect(figuresOf(open, '0000000999').total).toBe(0);
    expect(sentenceOf(all)).toBe('8 requests are open. 1 of them is 60 days old or older.');
  });

  test('of days, months and years go from the first to the last without a gap', () => {
    const due = figuresOf(
      report('due', [cell('0000000203', 'overdue', 'access', 2), cell('0000000203', '2026-12-28', 'closure', 1)]),
      null,
    );
    expect(due.rows.length).toBe(31);
    expect(due.rows.map(({ label }) => label).filter((_, at) => at < 2 || at === 30)).toEqual([
      ...['Past its day', 'Sunday 29 November 2026', 'Monday 28 December 2026'].map((label) =>
        expect.stringMatching(new RegExp(label.slice(-13))),
      ),
    ]);
    expect(due.total).toBe(3);
    expect(sentenceOf(due)).toMatch(/^2 requests are past the day\. 1 more is due in the next 30 days\./);
    const months = figuresOf(report('months', []), null);
    expect([months.rows[0]?.code, months.rows.at(-1)?.code, months.rows.length]).toEqual(['2025-12', '2026-11', 12]);
    const years = figuresOf(
      report('destructions', [cell('0000000203', 'now', 'evidence', 1), cell('0000000203', '2029', 'lapsed', 2)]),
      null,
    );
    expect(years.rows.map(({ label }) => label)).toEqual(['Now', '2026', '2027', '2028', '2029']);
  });

  test('of closed accounts says how many went with everything', () => {
    const cells = [cell('0000000203', 'other', 'service', 3), cell('0000000203', 'lapsed', 'online-account', 1)];
    expect(sentenceOf(figuresOf(report('closings', cells), null))).toMatch(
      /^4 accounts were closed .* 3 of them with everything\.$/,
    );
  });

  test('of what ended say how much of it was in time', () => {
    const cells = ['early', 'in-time', 'late'].map((series, at) => cell('0000000203', 'access', series, at + 1));
    expect(sentenceOf(figuresOf(report('time', cells), null))).toBe(
      'Of 6 requests that ended in the last twelve months, 3 were in time.',
    );
  });

  test('have words for every code there can be', () => {
    for (const name of REPORTS) {
      for (const code of REPORT_SERIES[name])
        expect([name, code, seriesWords[name][code]]).toEqual([name, code, expect.any(String)]);
      const groups = REPORT_GROUPS[name];
      if (typeof groups !== 'string')
        for (const code of groups) expect([name, code, groupWords[name]?.[code]]).toEqual([name, code, expect.any(String)]);
    }
  });
});

test('the table has sums, save for consents, where each customer is in every row', () => {
  expect(tableOf(figuresOf(open, null)).rows.at(-1)).toEqual(['All', '0', '0', '7', '1', '0', '8']);
  const consents = tableOf(figuresOf(report('consents', [cell('0000000203', 'satisfaction-survey', 'given', 5)]), null));
  expect(consents.rows.map(([first]) => first)).not.toContain('All');
  expect(consents.headings).toEqual(['What for', 'Given', 'Refused', 'Withdrawn', 'Not asked', 'All']);
});

test('on paper a report says what it is, of whom and when; in a file each row names its organisation', () => {
  const sheet = reportSheet(open, '0000000203');
  expect(sheet.text).toContain('London. As it stood on 29 November 2026 at 14:02.');
  const csv = reportCsv(open, ['0000000203', '0000000204']);
  expect(csv).toMatchObject({ kind: 'figures', figures: 'open', as: 'csv' });
  expect(csv.tables[0]?.rows.length).toBe(10);
  expect(csv.tables[0]?.rows[5]).toEqual(['West Midlands and Staffordshire', 'Up to a week', '0', '0', '4', '0', '0']);
});

test('a published month is every cell as it was published, and nothing added up', () => {
  const organisations = ['0000000203', '0000000204'];
  const counted = [{ organisation: '0000000203', row: 'access', column: 'one-month', count: 12 }];
  const tables = PUBLISHED_NAMES.map((name) => ({
    name,
    cells: publishedCells(name, organisations, name === 'requests' ? counted : []),
  }));
  const month = { month: '2026-10', publishedByName: 'Margaret Doyle', publishedAt: '2026-11-02T09:00:00Z', tables };
  const sheet = publishedSheet(month);
  expect(sheet.tables[1]?.rows).toContainEqual(['London', 'Send me my information', '10', '<10', '<10']);
  expect(sheet.text).toContain('figures of October 2026');
  expect(sheet.text).not.toContain('Margaret');
  expect(sheet.tables.map(({ named }) => named)).toEqual([2, 2, 2]);
  const csv = publishedCsv(month);
  expect(csv.tables[0]?.rows.length).toBe(2 * (12 + 15 + 5));
  expect(csv.tables[0]?.rows.every((row) => row.length === 7 && row.every((one) => one !== ''))).toBe(true);
});
