import type { Figures } from './measure.ts';

const COLUMNS = [
  'op',
  'clients',
  'p50',
  'p95',
  'bareP50',
  'bareP95',
  'ratioP50',
  'ratioP95',
  'durableRatioP50',
  'durableRatioP95',
] as const;

/** Figures as aligned lines, with a heading where asked. */
export function table(figures: readonly Figures[], heading: boolean): string {
  const lines = figures.map((row) => COLUMNS.map((column) => cell(row[column], column)).join(' '));
  return [...(heading ? [COLUMNS.map((column) => cell(column, column)).join(' ')] : []), ...lines].join('\n');
}

function cell(value: string | number, column: string): string {
  const text = typeof value === 'number' && column !== 'clients' ? value.toFixed(2) : String(value);
  return column === 'op' ? text.padEnd(16) : text.padStart(Math.max(8, column.length));
}
