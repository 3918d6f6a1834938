import { PROOF_ASKED_DAYS } from '../../shared/domain/limits.ts';
import { NOBODY, type RequestView } from '../../shared/domain/request-view.ts';
import type { Input } from '../../shared/operations.ts';
import type { Caller } from '../identity/caller.ts';
import { type Bind, reachOf } from './reach.ts';

/** What a view is looked at with: who asks, the London day, and the last day of its week. */
export type Looking = { readonly caller: Caller; readonly today: string; readonly weekEnds: string };
export type Filters = Omit<Input<'requests.list'>, 'which' | 'sort' | 'direction' | 'limit' | 'cursor'>;

/** SQL: who is away on the day, of the own organisation or, for the privacy team, of any. */
export function awayPeople({ caller, today }: Looking, bind: Bind): string {
  const [organisation] = reachOf(caller);
  const day = bind(today);
  const within = organisation === null ? '' : ` and a.organisation = ${bind(organisation)}`;
  return `select distinct a.sub from absences a where a.from_on <= ${day}::date and a.to_on >= ${day}::date${within}`;
}

/** SQL: whether the clock of a request `r` goes on (`standsStill`): what stands still is not overdue, whatever hour its day was last moved. */
export const RUNS = `(r.waiting_for is null or (r.waiting_for = 'customer' and (r.kind <> 'access' or r.waiting_since > r.due_on))
  or (r.waiting_for = 'proof' and r.waiting_since > r.made_on + ${PROOF_ASKED_DAYS.value}))`;

type Term = (looking: Looking, bind: Bind) => string;
/** SQL terms: what each view holds of the open requests (of `look-at`: of all). Of `owner-away` the people are joined. */
export const VIEW_TERMS: Readonly<Record<RequestView, Term>> = {
  mine: ({ caller }, bind) => `r.assignee = ${bind(caller.sub)}`,
  unassigned: () => `r.assignee = ''`,
  overdue: ({ today }, bind) => `r.due_on < ${bind(today)}::date and ${RUNS}`,
  'due-this-week': ({ today, weekEnds }, bind) => `r.due_on between ${bind(today)}::date and ${bind(weekEnds)}::date`,
  // As long as it is not extended, the last day to say so is the day it is due.
  'last-day-to-extend': ({ today }, bind) =>
    `r.due_on = ${bind(today)}::date and r.extend_by is not null and r.extension_months is null and ${RUNS}`,
  'acknowledge-today': ({ today }, bind) =>
    `r.kind = 'complaint' and r.acknowledged_on is null and r.due_on <= ${bind(today)}::date`,
  'progress-owed': ({ today }, bind) =>
    `r.kind = 'complaint' and r.acknowledged_on is not null and r.due_on <= ${bind(today)}::date`,
  waiting: () => 'r.waiting_for is not null',
  'to-be-told': () => 'r.notices_open > 0',
  'promised-today': ({ today }, bind) => `r.promised_on is not null and r.promised_on <= ${bind(today)}::date`,
  'arrived-late': () => 'r.arrived_late',
  'owner-away': () => 'true',
  'needs-other-eyes': () => 'r.needs_other_eyes',
  'from-repair': () => 'r.from_repair',
  'look-at': () => `r.look_at = 'to-look'`,
};

const constant = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** SQL terms of the filters given. What is of a closed list stands in the text, so that what is rare is planned as such. */
export function filterTerms(filters: Filters, looking: Looking, bind: Bind): string[] {
  const { view, customerId, reference, kind, field, step, organisation, assignee, toldOpen } = filters;
  const { madeFrom, madeTo, dueFrom, dueTo } = filters;
  return [
    ...(view ? [VIEW_TERMS[view](looking, bind)] : []),
    ...(customerId ? [`r.customer_id = ${bind(customerId)}::uuid`] : []),
    ...(reference ? [`r.reference = ${bind(reference)}`] : []),
    ...(kind ? [`r.kind = ${constant(kind)}`] : []),
    ...(field ? [`r.fields @> array[${constant(field)}]`] : []),
    ...(step ? [`r.step = ${constant(step)}`] : []),
    ...(organisation ? [`r.organisation = ${bind(organisation)}`] : []),
    ...(assignee ? [`r.assignee = ${assignee === NOBODY ? `''` : bind(assignee)}`] : []),
    ...(madeFrom ? [`r.made_on >= ${bind(madeFrom)}::date`] : []),
    ...(madeTo ? [`r.made_on <= ${bind(madeTo)}::date`] : []),
    ...(dueFrom ? [`r.due_on >= ${bind(dueFrom)}::date`] : []),
    ...(dueTo ? [`r.due_on <= ${bind(dueTo)}::date`] : []),
    ...(toldOpen === undefined ? [] : [toldOpen ? 'r.notices_open > 0' : 'r.notices_open = 0']),
  ];
}
