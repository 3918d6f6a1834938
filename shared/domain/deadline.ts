import { HOLIDAYS_KNOWN_TO } from './bank-holidays.ts';
import { addDays, addMonths, daysBetween, isDay, weekdayOf, yearOf } from './calendar.ts';
import { REQUEST_KINDS, type RequestKind } from './request.ts';
import { whyNotWorking, workingDayFrom, workingDayUpTo } from './working-days.ts';

/** Days that do not count: the first and the last of them, `YYYY-MM-DD`. */
export type NotCounted = { readonly from: string; readonly to: string };

/** What a due day follows from. Days are `YYYY-MM-DD` in Europe/London. */
export type DeadlineFacts = {
  readonly madeOn: string;
  readonly kind: RequestKind;
  /** The day the proof of identity or authority came that was asked for without delay (UK GDPR article 12A); none that was asked for later. */
  readonly proofOn?: string;
  /** The days spent waiting for the customer to say what they want: for access alone (article 12A). */
  readonly notCounted?: readonly NotCounted[];
  /** 1 or 2, once extended (article 12(3)). */
  readonly extensionMonths?: number;
};

/** One step of the way to a due day: the day reached, and why, in a sentence to read out. */
export type DeadlineStep = { readonly day: string; readonly says: string };

/** `extendBy`: the last day on which the customer can be told of an extension; none where there can be no extension. */
export type Deadline = { readonly dueOn: string; readonly extendBy?: string; readonly steps: readonly DeadlineStep[] };

/** A complaint is acknowledged by the 30th day, the day it came being the first (DPA 2018, section 164A). */
const COMPLAINT_DAYS = 30;

/**
 * When a request is due, step by step (domain: requests, clocks; UK GDPR articles 12(3) and 12A; DPA 2018 section 164A). For a
 * complaint `dueOn` is the day of its acknowledgement.
 * Throws a RangeError for a day that does not exist, a period that ends before it begins, days not counted for anything but
 * access, an extension of anything but one or two months, and any extension of a complaint.
 */
export function deadlineFor(facts: DeadlineFacts): Deadline {
  refuse(facts);
  return facts.kind === 'complaint' ? acknowledgement(facts.madeOn) : monthly(facts);
}

function refuse({ madeOn, kind, proofOn, notCounted = [], extensionMonths }: DeadlineFacts): void {
  if (!REQUEST_KINDS.includes(kind)) throw new RangeError('No kind of request');
  for (const day of [madeOn, ...(proofOn === undefined ? [] : [proofOn]), ...notCounted.flatMap(({ from, to }) => [from, to])])
    if (!isDay(day)) throw new RangeError('A day is written YYYY-MM-DD and exists');
  if (notCounted.length > 0 && kind !== 'access') throw new RangeError('Only for access are there days that do not count');
  if (notCounted.some(({ from, to }) => to < from)) throw new RangeError('A period ends on or after the day it begins');
  if (extensionMonths === undefined) return;
  if (kind === 'complaint') throw new RangeError('A complaint cannot be extended');
  if (extensionMonths !== 1 && extensionMonths !== 2) throw new RangeError('An extension is one or two months');
}

function acknowledgement(madeOn: string): Deadline {
  const thirtieth = addDays(madeOn, COMPLAINT_DAYS - 1);
  const steps = [
    { day: madeOn, says: `The complaint was made on ${inWords(madeOn)}. That is the first day.` },
    { day: thirtieth, says: `The ${COMPLAINT_DAYS}th day is ${inWords(thirtieth)}.` },
  ];
  const dueOn = workingDayUpTo(thirtieth);
  return { dueOn, steps: [...steps, ...rolled(thirtieth, dueOn, 'the working day before'), ...unsure(dueOn)] };
}

function monthly(facts: DeadlineFacts): Deadline {
  const { madeOn, proofOn, extensionMonths } = facts;
  const start = proofOn !== undefined && proofOn > madeOn ? proofOn : madeOn;
  const begun = [
    { day: madeOn, says: `The request was made on ${inWords(madeOn)}.` },
    ...(start > madeOn
      ? [{ day: start, says: `Proof of who was asking came on ${inWords(start)}. The time runs from that day.` }]
      : []),
  ];
  const first = after(start, 1, facts);
  if (extensionMonths === undefined)
    return { dueOn: first.dueOn, extendBy: first.dueOn, steps: [...begun, ...first.steps, ...unsure(first.dueOn)] };
  const longer = after(start, 1 + extensionMonths, facts);
  const told = `It could be extended if the customer was told, with the reason, by ${inWords(first.dueOn)}.`;
  const steps = [...begun, ...first.steps, { day: first.dueOn, says: told }, ...longer.steps, ...unsure(longer.dueOn)];
  return { dueOn: longer.dueOn, extendBy: first.dueOn, steps };
}

/** The day so many months after the start, the days that do not count added, and then a working day. */
function after(start: string, months: number, { notCounted = [] }: DeadlineFacts): Deadline {
  const same = addMonths(start, months);
  const short = same.slice(8) !== start.slice(8) ? ', the last day of a shorter month' : '';
  const steps: DeadlineStep[] = [{ day: same, says: `${counted(months)} later is ${inWords(same)}${short}.` }];
  let day = same;
  for (const period of apart(notCounted, start)) {
    const last = workingDayFrom(day);
    // Nothing is waited for once the time is over; what begins on a day off at its end counts from the working day after it.
    if (period.from > last) break;
    const from = period.from > day ? last : period.from;
    if (period.from > day) {
      steps.push(...rolled(day, last, 'the next working day'));
      day = last;
    }
    const days = daysBetween(from, period.to) + 1;
    if (days < 1) continue;
    day = addDays(day, days);
    const what = `We waited for the customer to say what they want from ${inWords(from)} to ${inWords(period.to)}`;
    steps.push({ day, says: `${what}: ${days === 1 ? 'one day' : `${days} days`} not counted, so ${inWords(day)}.` });
  }
  const dueOn = workingDayFrom(day);
  return { dueOn, steps: [...steps, ...rolled(day, dueOn, 'the next working day')] };
}

/** The periods from the start on, in order and without an overlap: no day is left out twice. */
function apart(periods: readonly NotCounted[], start: string): NotCounted[] {
  const merged: { from: string; to: string }[] = [];
  for (const { from, to } of periods.toSorted((one, other) => one.from.localeCompare(other.from))) {
    if (to < start) continue;
    const last = merged.at(-1);
    if (last && from <= addDays(last.to, 1)) last.to = to > last.to ? to : last.to;
    else merged.push({ from: from < start ? start : from, to });
  }
  return merged;
}

function rolled(from: string, to: string, what: string): DeadlineStep[] {
  const why = whyNotWorking(from);
  if (why === null) return [];
  const weekend = why === 'Saturday' || why === 'Sunday';
  const reason = weekend ? `That is a ${why}` : `That is a bank holiday in England and Wales (${why})`;
  return [{ day: to, says: `${reason}, so it is ${what}, ${inWords(to)}.` }];
}

/** Past the last year whose one-off bank holidays are known, the day may still move. */
function unsure(dueOn: string): DeadlineStep[] {
  if (yearOf(dueOn) <= HOLIDAYS_KNOWN_TO) return [];
  const says = `Extra bank holidays are known up to ${HOLIDAYS_KNOWN_TO}: one proclaimed later could still move this day.`;
  return [{ day: dueOn, says }];
}

const counted = (months: number) => (months === 1 ? 'One month' : months === 2 ? 'Two months' : 'Three months');

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `Monday 5 January 2026`. */
export function inWords(day: string): string {
  return `${WEEKDAYS[weekdayOf(day)]} ${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${yearOf(day)}`;
}
