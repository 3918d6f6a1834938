import { addDays } from './calendar.ts';
import { deadlineFor, type NotCounted } from './deadline.ts';
import { PROGRESS_DAYS, PROOF_ASKED_DAYS } from './limits.ts';
import type { RequestKind } from './request.ts';
import type { WaitingFor } from './request-view.ts';
import { nextWorkingDay } from './working-days.ts';

/** What the clock of a request follows from. Days are `YYYY-MM-DD` in Europe/London. */
export type ClockFacts = {
  readonly status: 'open' | 'completed' | 'joined';
  readonly kind: RequestKind;
  readonly madeOn: string;
  readonly proofOn: string | null;
  readonly extensionMonths: number | null;
  readonly waitingFor: WaitingFor | null;
  readonly waitingSince: string | null;
  /** The days it waited for the customer before, both ends counted; they count for access alone. */
  readonly waited: readonly NotCounted[];
  /** Of a complaint: when it was acknowledged, and when progress is to be told next. */
  readonly acknowledgedOn: string | null;
  readonly progressDueOn: string | null;
};
/** `extendBy`: the last day to tell the customer that it takes longer; null where it cannot. */
export type RequestClock = { readonly dueOn: string | null; readonly extendBy: string | null };

/**
 * When a request is due (domain: requests, clocks; UK GDPR articles 12(3) and 12A; DPA 2018 section 164A). Finished it has no clock. A
 * complaint is due when it is to be acknowledged, and after that whenever progress is to be told. While it stands still it is the day it
 * would be due if the answer came today: it moves with `today`.
 */
export function requestClock(facts: ClockFacts, today: string): RequestClock {
  const { status, kind, madeOn, acknowledgedOn, progressDueOn } = facts;
  if (status !== 'open') return { dueOn: null, extendBy: null };
  if (kind === 'complaint') {
    const dueOn =
      acknowledgedOn === null
        ? deadlineFor({ kind, madeOn }).dueOn
        : (progressDueOn ?? addDays(acknowledgedOn, PROGRESS_DAYS.value));
    return { dueOn, extendBy: null };
  }
  const { dueOn, extendBy = null } = deadlineFor(deadlineFacts(facts, today));
  return { dueOn, extendBy };
}

/** The last day on which proof of who asks is asked for without delay (UK GDPR articles 12(6) and 12A). */
export const lastDayForProof = (madeOn: string): string => addDays(madeOn, PROOF_ASKED_DAYS.value);

/** Whether proof of who asks was asked for without delay: then the time runs from the day it comes. */
export const isWithoutDelay = (askedOn: string, madeOn: string): boolean => askedOn <= lastDayForProof(madeOn);

/** What decides whether the clock of an open request stands still; with its due day as it is with the wait or without. */
export type Standing = Pick<ClockFacts, 'kind' | 'madeOn' | 'waitingFor' | 'waitingSince'> & Pick<RequestClock, 'dueOn'>;

/**
 * Whether the clock of an open request stands still: it waits for proof that was asked for without delay, or, for access, for what the
 * customer wants and was asked by the due day. What was asked for later is waited for while the time goes on: a wait never makes good what
 * is late.
 */
export function standsStill({ kind, madeOn, waitingFor, waitingSince, dueOn }: Standing): boolean {
  if (waitingFor === null || waitingSince === null || kind === 'complaint') return false;
  if (waitingFor === 'proof') return isWithoutDelay(waitingSince, madeOn);
  return kind === 'access' && dueOn !== null && waitingSince <= dueOn;
}

/** The same facts as a deadline takes them, which explains itself step by step. */
export function deadlineFacts(facts: ClockFacts, today: string) {
  const { kind, madeOn, extensionMonths, waitingFor, waitingSince } = facts;
  const awaited = waitingFor === 'proof' && waitingSince !== null && isWithoutDelay(waitingSince, madeOn);
  const proofOn = awaited ? today : facts.proofOn;
  // The day of the answer counts again.
  const waits = waitingFor === 'customer' && waitingSince !== null && waitingSince < today;
  const now = waits ? [{ from: waitingSince, to: addDays(today, -1) }] : [];
  const notCounted = kind === 'access' ? [...facts.waited, ...now] : [];
  return {
    ...{ kind, madeOn, notCounted },
    ...(proofOn === null || kind === 'complaint' ? {} : { proofOn }),
    ...(extensionMonths === null || kind === 'complaint' ? {} : { extensionMonths }),
  };
}

/** Received a working day or more after it was made. */
export const arrivedLate = (madeOn: string, receivedOn: string): boolean => nextWorkingDay(madeOn) <= receivedOn;
