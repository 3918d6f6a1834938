import type { ReportName } from '../../../shared/domain/report.ts';
import type { Sheet, SheetTable } from '../../../shared/sheet.ts';
import { showDay, showTime } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { type Figures, figuresOf } from './figures.ts';
import { sentenceOf } from './figures-sentence.ts';
import type { Report } from './report-query.ts';
import { reportTitles } from './report-words.ts';

export const ofWhom = (organisation: string | null): string =>
  organisation === null ? 'Every organisation' : organisationWords(organisation);

/** The table behind a chart: a row for each bar, with its sum, and the sums of all of them. */
export function tableOf(figures: Figures): SheetTable {
  const [caption, first] = reportTitles[figures.name];
  // Each customer is in every row of the consents: to add those up would count nobody and nothing.
  const summed = figures.name !== 'consents';
  const sums = summed ? [['All', ...figures.sums.map(String), String(figures.total)]] : [];
  return {
    caption,
    headings: [first, ...figures.series, 'All'],
    rows: [...figures.rows.map(({ label, counts, sum }) => [label, ...counts.map(String), String(sum)]), ...sums],
  };
}

/** A report on paper: its sentence and its table. */
export function reportSheet(report: Report, organisation: string | null): Extract<Sheet, { kind: 'figures' }> {
  const figures = figuresOf(report, organisation);
  const at = `${showDay(report.asOf)} at ${showTime(report.asOf)}`;
  const text = `${reportTitles[report.name][0]}\n\n${ofWhom(organisation)}. As it stood on ${at}.\n\n${sentenceOf(figures)}`;
  return { kind: 'figures', figures: report.name as ReportName, text, tables: [tableOf(figures)] };
}

/** The same as a file for spreadsheets: with the organisation in each row, so that several files can be put together. */
export function reportCsv(report: Report, organisations: readonly string[]): Extract<Sheet, { kind: 'figures' }> {
  const sheet = reportSheet(report, organisations.length === 1 ? (organisations[0] as string) : null);
  const tables = organisations.map((of) => ({ of, figures: figuresOf(report, of) }));
  const [, first] = reportTitles[report.name];
  const rows = tables.flatMap(({ of, figures }) =>
    figures.rows.map(({ label, counts }) => [organisationWords(of), label, ...counts.map(String)]),
  );
  const headings = ['Organisation', first, ...(tables[0]?.figures.series ?? [])];
  return { ...sheet, as: 'csv', tables: [{ caption: '', headings, rows }] };
}
