import { z } from 'zod';
import { CLOSING_REASONS, type CLOSING_SCOPES } from './closing.ts';
import { type DECISIONS, PURPOSES } from './consent.ts';
import { NOTICE_KINDS } from './disclosure.ts';
import { REQUEST_KINDS } from './request.ts';
import { RETAINED } from './retention-run.ts';

/** The reports there are (domain: people, what a supervisor answers for). */
export const REPORTS = ['open', 'due', 'time', 'months', 'consents', 'closings', 'to-tell', 'destructions'] as const;
export type ReportName = (typeof REPORTS)[number];
export const reportNameSchema = z.enum(REPORTS);

/** How old something is: `upTo` is the last day that counts, the day it was made being 0; the last band has no end. */
export const AGE_BANDS = [
  { band: 'week', upTo: 6 },
  { band: 'two-weeks', upTo: 13 },
  { band: 'month', upTo: 29 },
  { band: 'two-months', upTo: 59 },
  { band: 'longer', upTo: null },
] as const;

/** How something that is over stood to its last day: `upTo` counts days after that day, so that what is negative was early. */
export const TIMELINESS = [
  { band: 'early', upTo: -8 },
  { band: 'in-time', upTo: 0 },
  { band: 'late', upTo: 7 },
  { band: 'very-late', upTo: null },
] as const;

/** What is counted in a month. */
export const MONTH_SERIES = ['received', 'finished'] as const;
/** The state of a purpose, those never asked among them. */
export const STATE_SERIES = ['given', 'refused', 'withdrawn', 'not-asked'] as const satisfies readonly (
  | (typeof DECISIONS)[number]
  | 'not-asked'
)[];

/** The group of what is due by today and was before. */
export const OVERDUE = 'overdue';
/** The group of what may be destroyed from today on, or could have been before. */
export const NOW = 'now';
/** Days that *due* looks ahead, today being the first; months that a report looks back, this one being the last. */
export const DUE_DAYS = 30;
export const REPORT_MONTHS = 12;

const bandsOf = (bands: readonly { readonly band: string }[]) => bands.map(({ band }) => band);

/** What the bars of each report are of, in their order; `days`, `months` and `years` follow from the day it is read. */
export const REPORT_GROUPS: Record<ReportName, readonly string[] | 'days' | 'months' | 'years'> = {
  open: bandsOf(AGE_BANDS),
  due: 'days',
  time: REQUEST_KINDS,
  months: 'months',
  consents: PURPOSES,
  closings: CLOSING_REASONS,
  'to-tell': bandsOf(AGE_BANDS),
  destructions: 'years',
};

/** What the parts of a bar are of, in their order. */
export const REPORT_SERIES: Record<ReportName, readonly string[]> = {
  open: REQUEST_KINDS,
  due: REQUEST_KINDS,
  time: bandsOf(TIMELINESS),
  months: MONTH_SERIES,
  consents: STATE_SERIES,
  closings: ['service', 'online-account'] satisfies readonly (typeof CLOSING_SCOPES)[number][],
  'to-tell': NOTICE_KINDS,
  destructions: RETAINED,
};
