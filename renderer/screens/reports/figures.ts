import { addDays, addMonths } from '../../../shared/domain/calendar.ts';
import {
  DUE_DAYS,
  NOW,
  OVERDUE,
  REPORT_GROUPS,
  REPORT_MONTHS,
  REPORT_SERIES,
  type ReportName,
} from '../../../shared/domain/report.ts';
import type { Report } from './report-query.ts';
import { groupWords, seriesWords } from './report-words.ts';

/** One row of a report: what it is of, and how many of each series. */
export type Row = {
  readonly code: string;
  readonly label: string;
  readonly short: string;
  readonly counts: readonly number[];
  readonly sum: number;
};
/** A report as it is drawn and as its table has it: a row for each group, also where there is nothing. */
export type Figures = {
  readonly name: ReportName;
  readonly series: readonly string[];
  readonly rows: readonly Row[];
  readonly sums: readonly number[];
  readonly total: number;
};

/** The numbers of one organisation, or of all of them together (null). */
export function figuresOf({ name, cells, today }: Report, organisation: string | null): Figures {
  const mine = cells.filter((cell) => organisation === null || cell.organisation === organisation);
  const codes = REPORT_SERIES[name];
  const count = (group: string, series: string) =>
    mine.reduce((sum, cell) => (cell.group === group && cell.series === series ? sum + cell.count : sum), 0);
  const rows = groupsOf(name, today, mine).map((code): Row => {
    const counts = codes.map((series) => count(code, series));
    const label = labelOf(name, code, true);
    return { code, label, short: labelOf(name, code, false), counts, sum: add(counts) };
  });
  const sums = codes.map((_, index) => add(rows.map(({ counts }) => counts[index] ?? 0)));
  return { name, series: codes.map((code) => seriesWords[name][code] ?? code), rows, sums, total: add(sums) };
}

const add = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

function groupsOf(name: ReportName, today: string, cells: Report['cells']): readonly string[] {
  const groups = REPORT_GROUPS[name];
  if (groups === 'days') return [OVERDUE, ...Array.from({ length: DUE_DAYS }, (_, index) => addDays(today, index))];
  if (groups === 'months')
    return Array.from({ length: REPORT_MONTHS }, (_, index) =>
      addMonths(`${today.slice(0, 7)}-01`, index + 1 - REPORT_MONTHS).slice(0, 7),
    );
  if (groups !== 'years') return groups;
  const years = cells.map(({ group }) => Number(group)).filter((year) => !Number.isNaN(year));
  const first = Number(today.slice(0, 4));
  const last = Math.max(first, ...years);
  return [NOW, ...Array.from({ length: last - first + 1 }, (_, index) => String(first + index))];
}

const formats = {
  day: [
    { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
    { day: 'numeric', month: 'short' },
  ],
  month: [
    { month: 'long', year: 'numeric' },
    { month: 'short', year: '2-digit' },
  ],
} as const;

/** A code in words: whole for the table, short under a bar. */
function labelOf(name: ReportName, code: string, whole: boolean): string {
  const said = groupWords[name]?.[code];
  if (said) return said;
  const format = code.length === 10 ? formats.day : code.length === 7 ? formats.month : null;
  if (!format) return code;
  const day = code.length === 7 ? `${code}-01` : code;
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...format[whole ? 0 : 1] }).format(new Date(`${day}T00:00:00Z`));
}

/** `October 2026`, of a month as `YYYY-MM`. */
export const showMonth = (month: string): string => labelOf('months', month, true);
