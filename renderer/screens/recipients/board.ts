import { daysBetween } from '../../../shared/domain/calendar.ts';
import type { Notice } from './notices-query.ts';

/** Days up to which a notice is of the first age and of the second; beyond that it is of the third. */
export const AGES = [7, 14] as const;

/** How many are of each age. */
export type Ages = readonly [number, number, number];

/** A recipient on the board, and how what they are told stands. */
export type OnBoard = {
  readonly recipientId: string;
  readonly recipient: string;
  readonly toTell: number;
  /** Told, and no answer yet. */
  readonly waiting: number;
  /** Open past the day to ask again. */
  readonly late: number;
  readonly acknowledged: number;
  readonly impossible: number;
  /** When the oldest was made. */
  readonly oldest: string;
  readonly ages: Ages;
};

/** Whether a notice is open past the day to ask again. */
export const isLate = ({ state, chaseOn }: Pick<Notice, 'state' | 'chaseOn'>, today: string): boolean =>
  (state === 'to-tell' || state === 'told') && chaseOn < today;

/** The recipients of these notices: most past their day first, then by what is oldest. */
export function boardOf(notices: readonly Notice[], today: string): readonly OnBoard[] {
  const recipients = [...new Set(notices.map(({ recipientId }) => recipientId))];
  return recipients
    .map((id) => notices.filter(({ recipientId }) => recipientId === id))
    .map((theirs) => onBoard(theirs as [Notice, ...Notice[]], today))
    .toSorted(
      (one, other) =>
        other.late - one.late || one.oldest.localeCompare(other.oldest) || one.recipient.localeCompare(other.recipient),
    );
}

function onBoard(theirs: readonly [Notice, ...Notice[]], today: string): OnBoard {
  const [{ recipientId, recipient }] = theirs;
  const inState = (wanted: Notice['state']) => theirs.filter(({ state }) => state === wanted).length;
  const ofAge = (from: number, to: number) =>
    theirs.filter(({ madeOn }) => {
      const days = daysBetween(madeOn, today);
      return days > from && days <= to;
    }).length;
  const [young, older] = AGES;
  return {
    recipientId,
    recipient,
    toTell: inState('to-tell'),
    waiting: inState('told'),
    late: theirs.filter((one) => isLate(one, today)).length,
    acknowledged: inState('acknowledged'),
    impossible: inState('impossible'),
    oldest: theirs.map(({ madeOn }) => madeOn).reduce((one, other) => (other < one ? other : one)),
    ages: [ofAge(Number.NEGATIVE_INFINITY, young), ofAge(young, older), ofAge(older, Number.POSITIVE_INFINITY)],
  };
}
