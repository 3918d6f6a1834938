import { londonDay } from '../../../shared/domain/day.ts';
import type { LostReason } from '../../../shared/domain/machine.ts';
import type { CommandName } from '../../../shared/operations.ts';
import { showDay, showElapsed, showTime } from '../../lib/time.ts';
import { commandWords } from '../../lib/words/commands.ts';
import { reasonWords } from '../../lib/words/decision-reasons.ts';
import type { MachineRow } from './machines-query.ts';

/** How a machine stands: what is drawn and said first. */
export type Standing = 'lost' | 'red' | 'amber' | 'ok';

export const standingOf = ({ lostSince, level }: MachineRow): Standing => (lostSince === null ? level : 'lost');

export const unsentOf = ({ waiting, sending, askingAgain, needsAttention }: MachineRow): number =>
  waiting + sending + askingAgain + needsAttention;

/** The word beside the picture. */
export function standingWords(row: MachineRow): string {
  const standing = standingOf(row);
  if (standing === 'lost') return 'Lost';
  if (standing === 'red') return 'Over two working days late';
  if (standing === 'amber') return 'Over a working day late';
  return unsentOf(row) === 0 ? 'Nothing unsent' : 'In good time';
}

/** `last seen 12 minutes ago`. */
export const seenWords = (seenAt: string, now: Date): string => `Last seen ${agoWords(seenAt, now)}`;

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const DAY = 86_400_000;

/** `3 unsent, the oldest said on Tuesday`. */
export function unsentWords(row: MachineRow, now: Date): string {
  const unsent = unsentOf(row);
  if (unsent === 0) return 'Nothing unsent';
  const { oldestSaidOn } = row;
  if (oldestSaidOn === null) return `${unsent} unsent`;
  return `${unsent} unsent, ${unsent === 1 ? '' : 'the oldest '}said ${onDay(oldestSaidOn, now)}`;
}

function onDay(day: string, now: Date): string {
  const days = Math.round((Date.parse(londonDay(now)) - Date.parse(day)) / DAY);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  return `on ${days > 1 && days < 7 ? weekday.format(new Date(`${day}T00:00:00Z`)) : showDay(day)}`;
}

/** `2 need Priya Shah’s attention`; empty for none. */
export function attentionWords({ needsAttention, personName }: MachineRow): string {
  if (needsAttention === 0) return '';
  return `${needsAttention} ${needsAttention === 1 ? 'needs' : 'need'} ${personName}’s attention`;
}

/** The sealed copies of customers' records, and until when; empty for none. */
export function copiesWords({ copies, copiesUntil }: MachineRow): string {
  if (copies === 0) return '';
  const what = copies === 1 ? 'One sealed copy of a customer’s record' : `${copies} sealed copies of customers’ records`;
  return copiesUntil === null ? what : `${what}, until ${showTime(copiesUntil)}`;
}

/** What was given to a supervisor, why and since when. */
export function handedOverWords({ operation, reason, since }: MachineRow['handedOver'][number], now: Date): string {
  const what = commandWords[operation as CommandName] ?? 'Something that this version does not know';
  const why = reasonWords.find(([code]) => code === reason)?.[1] ?? reason;
  return `${what}: “${why}”, given to a supervisor ${agoWords(since, now)}`;
}

/** Why a machine is marked, in the order of a list. */
export const lostReasons: readonly (readonly [LostReason, string])[] = [
  ['lost', 'It was lost'],
  ['stolen', 'It was stolen'],
];
export const foundReasons: readonly (readonly [LostReason, string])[] = [
  ['found', 'It was found'],
  ['given-back', 'It was given back'],
  ['marked-by-mistake', 'It was marked by mistake'],
];

/** Days once it is days: nobody counts hours then. */
function agoWords(instant: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(instant)) / DAY);
  if (days >= 2) return `${days} days ago`;
  const elapsed = showElapsed(instant, now);
  return elapsed === 'less than a minute' ? 'just now' : `${elapsed} ago`;
}
