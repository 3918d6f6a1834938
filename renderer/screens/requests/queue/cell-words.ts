import { daysBetween } from '../../../../shared/domain/calendar.ts';
import type { RequestKind } from '../../../../shared/domain/request.ts';
import { standsStill } from '../../../../shared/domain/request-clock.ts';
import { fieldWords } from '../../../lib/words/details.ts';
import { organisationWords } from '../../../lib/words/organisations.ts';
import { closedWords, stepWords, waitingWords } from '../request-words.ts';
import type { Listed } from '../requests-query.ts';
import type { Column, Layout } from './columns.ts';

/** What a request is, short enough for a column. */
export const shortKindWords: Record<RequestKind, string> = {
  rectification: 'Something is wrong',
  access: 'Send me my information',
  closure: 'Stop using the service',
  complaint: 'Complaint',
  'other-right': 'Another right',
};

const rightWords: Record<NonNullable<Listed['right']>, string> = {
  erasure: 'Erase it',
  restriction: 'Use it no more for now',
  objection: 'Object to a use of it',
  portability: 'Take it elsewhere',
};

const short = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
/** The days that were written once: a list has few, and writing one takes as long as drawing a cell. */
const written = new Map<string, string>();
/** `12 Mar 2026`, of a day as `YYYY-MM-DD`. */
export function shortDay(day: string): string {
  const words = written.get(day) ?? short.format(new Date(`${day}T00:00:00Z`));
  written.set(day, words);
  return words;
}

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

/** What it waits for while its clock stands still; null where the time goes on. */
const waitsFor = (row: Listed) => (standsStill(row) ? row.waitingFor : null);

/** By when, in a word: `overdue 2 days`, `due today`, `in 5 days`; where a wait stops the clock it says so. Empty for what has no day. */
export function dueWord(row: Listed, today: string): string {
  const { dueOn, completedOn } = row;
  if (completedOn !== null) return 'complete';
  const waits = waitsFor(row);
  if (waits !== null) return waitingWords[waits];
  if (dueOn === null) return '';
  const left = daysBetween(today, dueOn);
  if (left < 0) return `overdue ${days(-left)}`;
  return left === 0 ? 'due today' : `in ${days(left)}`;
}

/** The day that goes with it. */
export const dueDay = (row: Listed): string | null => row.completedOn ?? (waitsFor(row) === null ? row.dueOn : row.waitingSince);

/** How pressing it is: what is late, and what will be by tomorrow. */
export function pressing(row: Listed, today: string): 'late' | 'soon' | null {
  const { dueOn, completedOn } = row;
  if (dueOn === null || waitsFor(row) !== null || completedOn !== null) return null;
  const left = daysBetween(today, dueOn);
  return left < 0 ? 'late' : left <= 1 ? 'soon' : null;
}

/** What it is about: the first of the values in dispute and how many more, the right, the closed account. */
export function whatWords(row: Listed): string {
  const [first, ...more] = row.fields.map((field) => fieldWords[field]);
  const disputed = first === undefined ? '' : more.length === 0 ? first : `${first} and ${more.length} more`;
  return [row.right ? rightWords[row.right] : '', disputed, closedWords(row)].filter(Boolean).join(', ');
}

const told = (count: number) => (count === 0 ? '' : String(count));

const SERVICE = /^National Careers Service /;
/** An organisation without the service's name, which is the same for all: `helpline`. */
const shortOrganisation = (touchpoint: string) => organisationWords(touchpoint).replace(SERVICE, '');

/** What stands in a column of its own; the reference and the due day are drawn by the row. */
export function cellWords(column: Exclude<Column, 'reference' | 'dueOn'>, row: Listed): string {
  switch (column) {
    case 'kind':
      return shortKindWords[row.kind];
    case 'what':
      return whatWords(row);
    case 'madeOn':
      return shortDay(row.madeOn);
    case 'status':
      return stepWords[row.step];
    case 'organisation':
      return shortOrganisation(row.organisation);
    case 'assignee':
      return row.assignedToName ?? (row.completedOn === null ? 'Nobody' : '');
    case 'noticesOpen':
      return told(row.noticesOpen);
  }
}

/** The same in the second line, where no heading says what it is; empty for nothing. */
function belowWords(column: Exclude<Column, 'reference' | 'dueOn'>, row: Listed): string {
  switch (column) {
    case 'madeOn':
      return `made ${shortDay(row.madeOn)}`;
    case 'assignee':
      return row.assignedToName !== null ? `with ${row.assignedToName}` : row.completedOn === null ? 'with nobody' : '';
    case 'noticesOpen':
      return row.noticesOpen === 0 ? '' : `${row.noticesOpen} still to be told`;
    default:
      return cellWords(column, row);
  }
}

/** What the day is that stands in the second line, for its word says only how far it is. */
function dayWords(row: Listed): string {
  const day = dueDay(row);
  if (day === null) return '';
  return `${row.completedOn !== null ? 'on' : waitsFor(row) === null ? 'due' : 'since'} ${shortDay(day)}`;
}

/** A row’s second line: the due day, and whatever there is no column for. */
export function secondLine(row: Listed, { below }: Pick<Layout, 'below'>, today: string): string {
  const parts = below.map((column) => {
    if (column === 'reference') return '';
    return column === 'dueOn' ? dueWord(row, today) : belowWords(column, row);
  });
  return [dayWords(row), ...parts].filter(Boolean).join(' · ');
}
