import { daysBetween } from './calendar.ts';
import { inWords } from './deadline.ts';
import { showReference } from './reference.ts';
import { isWorkingDay } from './working-days.ts';

/** Days before a request is due on which whoever has it is reminded, besides when it is overdue. */
export const REMINDER_DAYS: readonly number[] = [7, 3, 1];
/** Between which hours of a working day, in Europe/London. */
export const REMINDER_HOURS = { from: 8, to: 18 };

/** An open request that is somebody's, with the day it is due; what waits for proof or for the customer is never among them. */
export type DueRequest = { readonly requestId: string; readonly reference: string; readonly dueOn: string };

/** What whoever is at work is to be reminded of; `unassigned`: for a supervisor, those due soon that nobody has picked up. */
export type DueNow = {
  readonly requests: readonly DueRequest[];
  readonly unassigned: { readonly soon: number; readonly late: number } | null;
};

/** How near it is: 0 is far off, and each step nearer is one more; the last is overdue. */
export function nearness(dueOn: string, today: string): number {
  const left = daysBetween(today, dueOn);
  if (left < 0) return REMINDER_DAYS.length + 1;
  return REMINDER_DAYS.filter((days) => left <= days).length;
}

/** That somebody was told of a request at a nearness to this due day. */
export type Told = { readonly id: string; readonly dueOn: string; readonly nearness: number };
/** Under this id stands on which day the count of what is nobody's was told. */
export const UNASSIGNED = 'unassigned';

export type Reminder = {
  readonly title: string;
  readonly body: string;
  /** Where it is about one request. */
  readonly requestId: string | null;
  /** What is told by it. */
  readonly told: readonly Told[];
};

/** When it is looked at; `atAnyTime`: for a test, whose night it may be. */
type Moment = { readonly today: string; readonly minutes: number; readonly atAnyTime?: boolean };

/**
 * The one reminder that is due now, or none: outside working hours, and when everything has been told. A request is told of once at
 * each nearness to its due day. It says a reference and a day and nothing of anybody: it may stand on a locked or a shared screen.
 * `minutes` of the day in Europe/London.
 */
export function planReminder(due: DueNow, told: readonly Told[], { today, minutes, atAnyTime }: Moment): Reminder | null {
  const atWork = isWorkingDay(today) && minutes >= REMINDER_HOURS.from * 60 && minutes < REMINDER_HOURS.to * 60;
  if (!atWork && !atAnyTime) return null;
  const before = new Map(told.map((one) => [one.id, one]));
  const isNew = (id: string, dueOn: string, near: number) => {
    const last = before.get(id);
    return near > 0 && (last === undefined || last.dueOn !== dueOn || last.nearness < near);
  };
  const news = due.requests
    .map((request) => ({ ...request, near: nearness(request.dueOn, today) }))
    .filter(({ requestId, dueOn, near }) => isNew(requestId, dueOn, near))
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn) || one.reference.localeCompare(other.reference));
  const nobodys =
    due.unassigned && due.unassigned.soon + due.unassigned.late > 0 && isNew(UNASSIGNED, today, 1) ? due.unassigned : null;
  if (news.length === 0 && !nobodys) return null;
  const sentences = [...(news.length > 0 ? [yours(news, today)] : []), ...(nobodys ? [withNobody(nobodys)] : [])];
  const [only] = news.length === 1 && !nobodys ? news : [];
  return {
    title: only ? 'Adviser Desk: a request is due' : 'Adviser Desk: requests are due',
    body: sentences.join(' '),
    requestId: only?.requestId ?? null,
    told: [
      ...news.map(({ requestId: id, dueOn, near }) => ({ id, dueOn, nearness: near })),
      ...(nobodys ? [{ id: UNASSIGNED, dueOn: today, nearness: 1 }] : []),
    ],
  };
}

/** One by its reference and day; several in numbers, with the first of them. */
function yours(news: readonly DueRequest[], today: string): string {
  const [first] = news as [DueRequest, ...DueRequest[]];
  const late = news.filter(({ dueOn }) => dueOn < today).length;
  const when = `${first.dueOn < today ? 'was' : 'is'} due ${first.dueOn === today ? 'today' : `on ${inWords(first.dueOn)}`}`;
  if (news.length === 1) return `Request ${showReference(first.reference)} ${when}.`;
  const soon = news.length - late;
  const parts = [...(late > 0 ? [`${late} overdue`] : []), ...(soon > 0 ? [`${soon} due soon`] : [])];
  return `Your requests: ${parts.join(', ')}. The first, ${showReference(first.reference)}, ${when}.`;
}

function withNobody({ soon, late }: { readonly soon: number; readonly late: number }): string {
  const parts = [...(late > 0 ? [`${late} overdue`] : []), ...(soon > 0 ? [`${soon} due soon`] : [])];
  return `With nobody yet: ${parts.join(', ')}.`;
}
