import { createHash } from 'node:crypto';
import { addMonths } from '../../shared/domain/calendar.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { type Counted, PUBLISHED_NAMES, publishedCells } from '../../shared/domain/published.ts';
import { REPORT_MONTHS } from '../../shared/domain/report.ts';
import type { Output } from '../../shared/operations.ts';
import type { Call } from '../call.ts';
import { answersFor } from '../operations/recipient-notices.ts';
import { refuse, refuseField } from '../refusal.ts';
import { reachOf } from '../requests/reach.ts';

export type Tables = Output<'publications.read'>['tables'];
export type CountRow = Counted & { readonly name: string };

/** The months that may be published, if they have not been: over, and of the last twelve. Newest first. */
export function publishableMonths(now: Date): string[] {
  const first = `${londonDay(now).slice(0, 7)}-01`;
  return Array.from({ length: REPORT_MONTHS }, (_, back) => addMonths(first, -1 - back).slice(0, 7));
}

/** Refuses a month that is not over or was over long ago, and whoever may not publish. */
export function mayPublish(call: Call, month: string): void {
  if (!publishableMonths(call.now).includes(month))
    throw refuseField('month', 'not-publishable', 'Only a month that is over, and of the last twelve, is published');
  if (answersFor(call) !== null) throw refuse('forbidden');
}

/** The parameters of PUBLISHED_COUNTS. */
export const countValues = ({ caller }: Call, month: string): unknown[] => [
  ...reachOf(caller),
  `${month}-01`,
  addMonths(`${month}-01`, 1),
];

/** The tables as they are published, from their counts. */
export function tablesOf(rows: readonly CountRow[]): Tables {
  const organisations = rows.filter(({ name }) => name === 'organisations').map(({ organisation }) => organisation);
  const of = (wanted: string) => rows.filter(({ name }) => name === wanted);
  return PUBLISHED_NAMES.map((name) => ({ name, cells: publishedCells(name, organisations, of(name)) }));
}

/** Names exactly these tables of a month. */
export const nameOf = (month: string, tables: Tables): string =>
  createHash('sha256')
    .update(JSON.stringify([month, tables]))
    .digest('hex');
