import { z } from 'zod';

/**
 * The named views of the queue (issue 7, part 1), each over open requests; `look-at` also over finished ones. `says` is the sentence
 * behind the label.
 */
export const REQUEST_VIEWS = [
  { view: 'mine', label: 'Mine', says: 'Assigned to you' },
  { view: 'unassigned', label: 'Unassigned', says: 'Nobody has picked these up' },
  { view: 'overdue', label: 'Overdue', says: 'The day they were due is over' },
  { view: 'due-this-week', label: 'Due this week', says: 'Due between today and Sunday' },
  {
    view: 'last-day-to-extend',
    label: 'Last day to extend',
    says: 'Today is the last day to tell the customer that it takes longer',
  },
  { view: 'acknowledge-today', label: 'Acknowledge today', says: 'Complaints to be acknowledged today or before' },
  { view: 'progress-owed', label: 'Progress owed', says: 'Complaints whose progress is to be told today or before' },
  { view: 'waiting', label: 'Waiting', says: 'Waiting for proof, or for what the customer wants' },
  { view: 'to-be-told', label: 'Still to be told', says: 'Somebody who was given the information is still to be told' },
  { view: 'promised-today', label: 'Promised today', says: 'Something was promised for today, or for a day before and not done' },
  { view: 'arrived-late', label: 'Arrived late', says: 'Received a working day or more after it was made' },
  { view: 'owner-away', label: 'Owner away', says: 'Whoever has it is away today' },
  {
    view: 'needs-other-eyes',
    label: 'Needs other eyes',
    says: 'Whoever has it logged it, or what joined it, and may not decide it',
  },
  { view: 'from-repair', label: 'From repair', says: 'Handed over from unsent work that needed repair' },
  { view: 'look-at', label: 'To look at', says: 'Decided on a call, and one of those a supervisor looks at' },
] as const;
export type RequestView = (typeof REQUEST_VIEWS)[number]['view'];
export const requestViewSchema = z.enum(REQUEST_VIEWS.map(({ view }) => view));

/** What the queue of open requests can be sorted by; those that are equal come by the day they are due, then by id. */
export const REQUEST_SORTS = [
  'dueOn',
  'madeOn',
  'reference',
  'kind',
  'what',
  'status',
  'organisation',
  'assignee',
  'noticesOpen',
] as const;
export type RequestSort = (typeof REQUEST_SORTS)[number];
export const requestSortSchema = z.enum(REQUEST_SORTS);

/** What an open request may wait for (UK GDPR article 12A). */
export const WAITING_FOR = ['proof', 'customer'] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

/** The assignee of what is assigned to nobody, as a filter. No `sub` is this. */
export const NOBODY = 'nobody';

/** Counts end here: so many, shown as `99+`. What a count costs has its end there too. */
export const COUNTED_TO = 100;

/** A count in words. */
export const countWords = (count: number): string => (count >= COUNTED_TO ? `${COUNTED_TO - 1}+` : String(count));
