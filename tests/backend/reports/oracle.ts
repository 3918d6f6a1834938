import { addMonths, daysBetween } from '../../../shared/domain/calendar.ts';
import { consentState, PURPOSES } from '../../../shared/domain/consent.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { deadlineFor } from '../../../shared/domain/deadline.ts';
import { REQUEST_YEARS, RETENTION_YEARS } from '../../../shared/domain/limits.ts';
import type { ReportName } from '../../../shared/domain/report.ts';
import type { ARequest, Counted } from './counted.ts';

/** Who asks: the own organisation; null for the privacy team, which has every one. */
export type Asking = { readonly sub: string; readonly organisation: string | null };
type Row = readonly [organisation: string, group: string, series: string];

/** The numbers of a report by going through everything, as `organisation group series: count`; written without the code under test. */
export function expectedOf(name: ReportName, all: Counted, { sub, organisation }: Asking, now: Date): string[] {
  const today = londonDay(now);
  const counted: Counted = { ...all, requests: all.requests.filter(({ unseenBy }) => unseenBy !== sub) };
  const hidden = new Set(all.requests.filter(({ unseenBy }) => unseenBy === sub).map(({ id }) => id));
  const rows = ROWS[name](counted, today, hidden).filter(([of]) => organisation === null || of === organisation);
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.join(' '), (counts.get(row.join(' ')) ?? 0) + 1);
  return [...counts].map(([key, count]) => `${key}: ${count}`).toSorted();
}

const firstDay = (today: string) => addMonths(`${today.slice(0, 7)}-01`, -11);
const ageOf = (day: string, today: string) => {
  const days = daysBetween(day, today);
  return days < 7 ? 'week' : days < 14 ? 'two-weeks' : days < 30 ? 'month' : days < 60 ? 'two-months' : 'longer';
};
const clockOf = ({ madeOn, kind, proofOn, months, waited }: ARequest) =>
  deadlineFor({
    ...{ madeOn, kind, notCounted: waited ? [waited] : [] },
    ...(proofOn ? { proofOn } : {}),
    ...(months ? { extensionMonths: months } : {}),
  }).dueOn;
const howLate = (days: number) => (days <= -8 ? 'early' : days <= 0 ? 'in-time' : days <= 7 ? 'late' : 'very-late');

type Make = (all: Counted, today: string, hidden: ReadonlySet<string>) => Row[];
const ROWS: Record<ReportName, Make> = {
  open: ({ requests }, today) =>
    requests
      .filter(({ status }) => status === 'open')
      .map(({ organisation, madeOn, kind }) => [organisation, ageOf(madeOn, today), kind]),
  due: ({ requests }, today) =>
    requests.flatMap((one): Row[] => {
      const { dueOn: due } = one;
      if (due === null || (one.kind === 'complaint' && one.acknowledgedOn)) return [];
      if (due < today) return [[one.organisation, 'overdue', one.kind]];
      return daysBetween(today, due) < 30 ? [[one.organisation, due, one.kind]] : [];
    }),
  time: ({ requests }, today) =>
    requests.flatMap((one): Row[] => {
      const finished = one.status === 'completed' && one.completedAt ? londonDay(new Date(one.completedAt)) : null;
      const ended = one.kind === 'complaint' ? one.acknowledgedOn : finished;
      if (one.status === 'joined' || ended === null || ended < firstDay(today) || ended > today) return [];
      return [[one.organisation, one.kind, howLate(daysBetween(clockOf(one), ended))]];
    }),
  months: ({ requests }, today) =>
    requests.flatMap((one): Row[] => {
      if (one.status === 'joined') return [];
      const received = one.madeOn >= firstDay(today) ? [[one.organisation, one.madeOn.slice(0, 7), 'received'] as const] : [];
      const ended = one.completedAt && londonDay(new Date(one.completedAt));
      return [
        ...received,
        ...(ended && ended >= firstDay(today) ? [[one.organisation, ended.slice(0, 7), 'finished'] as const] : []),
      ];
    }),
  consents: ({ customers }) =>
    customers
      .filter(({ closed }) => !closed)
      .flatMap(({ organisation, events }) =>
        PURPOSES.map((purpose) => [organisation, purpose, consentState(events, purpose)] as const),
      ),
  closings: ({ closings }, today) =>
    closings
      .filter(({ state, receivedAt }) => {
        const counts = state !== 'stopped' && state !== 'to-confirm';
        return counts && londonDay(new Date(receivedAt)) >= firstDay(today);
      })
      .map(({ organisation, reason, scope }) => [organisation, reason, scope]),
  'to-tell': ({ notices }, today, hidden) =>
    notices
      .filter(({ state, requestId }) => state === 'to-tell' && !(requestId && hidden.has(requestId)))
      .map(({ organisation, kind, madeOn }) => [organisation, ageOf(madeOn, today), kind]),
  // Everybody's record was made today, and nobody has been dealt with since.
  destructions: ({ customers, requests }, today) => [
    ...customers
      .filter(({ closed }) => !closed)
      .map(({ organisation }): Row => [organisation, addMonths(today, 12 * RETENTION_YEARS.value).slice(0, 4), 'lapsed']),
    ...requests.flatMap(({ organisation, status, completedAt }): Row[] => {
      if (status !== 'completed' || !completedAt) return [];
      return [[organisation, addMonths(londonDay(new Date(completedAt)), 12 * REQUEST_YEARS.value).slice(0, 4), 'old-requests']];
    }),
  ],
};
