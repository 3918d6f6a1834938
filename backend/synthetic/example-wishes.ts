import { addDays } from '../../shared/domain/calendar.ts';
import type { RequestKind } from '../../shared/domain/request.ts';
import { type ClockFacts, requestClock } from '../../shared/domain/request-clock.ts';
import type { WaitingFor } from '../../shared/domain/request-view.ts';

/** What a request of the example is to be, whatever chance makes the others: so that every named view of the queue holds something. */
export type Wish = {
  readonly kind: RequestKind;
  /** How many days ago it was made, or a way to find that out of today. */
  readonly age: number | ((today: string) => number);
  /** Who logged it; the adviser of the helpline unless told. */
  readonly by?: string;
  readonly owner?: string;
  /** Days until what was said arrived. */
  readonly onTheWay?: number;
  readonly waitingFor?: WaitingFor;
  /** How many days ago a complaint was acknowledged. */
  readonly acknowledged?: number;
  readonly fromRepair?: true;
  /** Somebody said they would ring today. */
  readonly promised?: true;
  /** Put right on the call, and one of those that are looked at. */
  readonly lookAt?: true;
  /** Decided and told; two recipients do not know yet. */
  readonly toTell?: true;
  /** The organisation it was handed over to, and why. */
  readonly handedTo?: readonly [organisation: string, why: string];
};

/** What nothing has moved yet. */
export const UNMOVED: Omit<ClockFacts, 'kind' | 'madeOn'> = {
  ...{ status: 'open', proofOn: null, extensionMonths: null, waitingFor: null, waitingSince: null, waited: [] },
  ...{ acknowledgedOn: null, progressDueOn: null },
};

/** How many days ago something was made that is due today; on a day off, when nothing is due, about a month. */
function dueToday(today: string): number {
  const ages = Array.from({ length: 10 }, (_, index) => index + 26);
  const isDue = (age: number) =>
    requestClock({ ...UNMOVED, kind: 'access', madeOn: addDays(today, -age) }, today).dueOn === today;
  return ages.find(isDue) ?? 30;
}

const LONDON = '0000000203';
const HELPLINE = '0000000999';

export const WISHES: readonly Wish[] = [
  { kind: 'rectification', age: 12, owner: 'supervisor', promised: true },
  { kind: 'access', age: dueToday, owner: 'supervisor' },
  { kind: 'complaint', age: 32 },
  // Its progress is owed today, on whatever day of the week that is.
  { kind: 'complaint', age: 19, acknowledged: 14, owner: 'supervisor.two' },
  { kind: 'access', age: 9, owner: 'supervisor', waitingFor: 'customer' },
  { kind: 'other-right', age: 5, by: 'supervisor', owner: 'supervisor' },
  { kind: 'rectification', age: 10, onTheWay: 7 },
  { kind: 'closure', age: 3, fromRepair: true },
  { kind: 'access', age: 45 },
  { kind: 'rectification', age: 6, handedTo: [LONDON, 'They see an adviser in Camden every week.'] },
  { kind: 'other-right', age: 4, handedTo: [LONDON, 'Their file is with the adviser there.'] },
  { kind: 'access', age: 7, by: 'local.adviser', handedTo: [HELPLINE, 'The privacy team puts the copy together.'] },
  { kind: 'rectification', age: 1, lookAt: true },
  { kind: 'rectification', age: 4, lookAt: true },
  { kind: 'rectification', age: 8, by: 'local.adviser', lookAt: true },
  { kind: 'rectification', age: 11, owner: 'supervisor', toTell: true },
  { kind: 'rectification', age: 15, toTell: true },
];

/** Who is away on the day of the example: what they have is for somebody else. */
export const AWAY = { sub: 'supervisor.two', days: 3, setBy: 'supervisor' } as const;
