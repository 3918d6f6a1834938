import type { ReportName } from '../../../shared/domain/report.ts';
import { purposeWords, stateWords } from '../../lib/words/purposes.ts';
import { reasonWords } from '../closing/closing-row-words.ts';
import { kindWords } from '../requests/request-words.ts';
import { retainedTitles } from '../retention/retention-words.ts';

/** The heading of each report, and what its rows are. */
export const reportTitles: Record<ReportName, readonly [title: string, rows: string]> = {
  open: ['What is open', 'How old'],
  due: ['Due in the next 30 days', 'Due on'],
  time: ['How long it took', 'What was asked'],
  months: ['Received and finished', 'Month'],
  consents: ['Consents', 'What for'],
  closings: ['Accounts closed', 'Why'],
  'to-tell': ['Still to be told', 'How old'],
  destructions: ['What is to be destroyed', 'When'],
};

const ages = {
  week: 'Up to a week',
  'two-weeks': 'One to two weeks',
  month: 'Two weeks to 30 days',
  'two-months': '30 to 60 days',
  longer: '60 days or more',
};
const purposes = Object.fromEntries(Object.entries(purposeWords).map(([purpose, { title }]) => [purpose, title]));
const kinds: Readonly<Record<string, string>> = {
  ...kindWords,
  complaint: 'Complaints',
  'other-right': 'Other rights',
};

/** The words for the codes of a report's rows. A day, a month or a year has its own. */
export const groupWords: Partial<Record<ReportName, Readonly<Record<string, string>>>> = {
  open: ages,
  'to-tell': ages,
  time: { ...kinds, complaint: 'Complaints (until acknowledged)' },
  consents: purposes,
  closings: reasonWords,
  due: { overdue: 'Past its day' },
  destructions: { now: 'Now' },
};

/** The words for the codes of a report's columns. */
export const seriesWords: Record<ReportName, Readonly<Record<string, string>>> = {
  open: kinds,
  due: kinds,
  time: {
    early: 'Over a week early',
    'in-time': 'In the last week, in time',
    late: 'Up to a week late',
    'very-late': 'Over a week late',
  },
  months: { received: 'Received', finished: 'Finished' },
  consents: stateWords,
  closings: { service: 'Everything', 'online-account': 'The online account alone' },
  'to-tell': {
    correct: 'Correct',
    'stop-contact': 'Stop contacting them',
    erase: 'Erase',
    restrict: 'Leave unused for now',
    closed: 'No longer a customer',
  },
  destructions: retainedTitles,
};
