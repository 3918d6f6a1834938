import { addMonths } from '../../shared/domain/calendar.ts';
import { PURPOSES } from '../../shared/domain/consent.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { REPORT_MONTHS, type ReportName } from '../../shared/domain/report.ts';
import type { Output } from '../../shared/operations.ts';
import type { Call, ReadHandler } from '../call.ts';
import { DUE_SOON, MONTHS, OPEN, TIME } from '../reports/request-reports.ts';
import { CLOSINGS, CONSENTS, DESTRUCTIONS, TO_TELL } from '../reports/service-reports.ts';
import { reachOf } from '../requests/reach.ts';
import { answersFor } from './recipient-notices.ts';

type Cell = Output<'reports.read'>['cells'][number];
type Asked = { readonly text: string; readonly values: (call: Call, today: string) => unknown[] };

const firstDay = (today: string) => addMonths(`${today.slice(0, 7)}-01`, 1 - REPORT_MONTHS);

const REPORTS: Record<ReportName, Asked> = {
  open: { text: OPEN, values: ({ caller }, today) => [...reachOf(caller), today] },
  due: { text: DUE_SOON, values: ({ caller }, today) => [...reachOf(caller), today] },
  time: { text: TIME, values: ({ caller }, today) => [...reachOf(caller), firstDay(today)] },
  months: { text: MONTHS, values: ({ caller }, today) => [...reachOf(caller), firstDay(today)] },
  consents: { text: CONSENTS, values: (call) => [answersFor(call), [...PURPOSES]] },
  closings: { text: CLOSINGS, values: (call, today) => [answersFor(call), firstDay(today)] },
  'to-tell': { text: TO_TELL, values: (call, today) => [answersFor(call), today, call.caller.sub] },
  destructions: { text: DESTRUCTIONS, values: (call, today) => [answersFor(call), today, call.caller.sub] },
};

/**
 * The numbers of a report: counts alone, by organisation. A supervisor's are those of the own organisation, the privacy team's of every
 * one; a request that is kept from the caller is in none of them.
 */
export const readReport: ReadHandler<'reports.read'> = async (call, { name }, once) => {
  const today = londonDay(call.now);
  const { text, values } = REPORTS[name];
  const cells = await once<Cell>({ name: `report-${name}`, text, values: values(call, today) });
  return { name, cells, today, asOf: call.now.toISOString() };
};
