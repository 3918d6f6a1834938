import { isLowRisk } from '../../shared/domain/rectification.ts';
import { AS_OF, DAY } from './family.ts';
import { contactSource, type HeldRow } from './held-values.ts';
import type { ConversationRow } from './history.ts';
import { drawNotices } from './notice-history.ts';
import { DISPUTED, otherValue } from './other-value.ts';
import { type Random, whole } from './random.ts';
import { settle } from './request-course.ts';
import type { DisputeRow, RequestRow } from './request-row.ts';
import { type Asked, claimOf, disputeOf, logged, type Parts, saidIn } from './request-start.ts';

/** Requests begin with this person: in a smaller world, as most tests have, what a test asks for is all that was asked for. */
export const REQUESTS_FROM = 500;
/** How many conversations in a thousand bring a dispute: more of those that are still under way, as in a service whose customers know of it. */
const OF_A_THOUSAND = { ever: 9, lately: 90 };
const LATELY = 60 * DAY;

/**
 * What one person asked to be put right: on the call, or by a request that is checked, decided, told and passed on, as far as it has come.
 * The record holds what is right with the request as its source, and nothing was passed on while it was being checked.
 */
export function drawAsked(random: Random, index: number, parts: Parts): Asked {
  const onCall = index < REQUESTS_FROM ? null : correctedOnCall(random, parts);
  const values =
    onCall?.values ?? (parts.values.some(isCorrected) ? parts.values.map((row) => asTold(row, parts)) : parts.values);
  const before = onCall?.requests ?? [];
  const disputed = index < REQUESTS_FROM ? null : drawDispute(random, { ...parts, values });
  if (!disputed) return { values, shared: parts.shared, requests: before };
  return { ...disputed, requests: [...before, ...disputed.requests] };
}

/** Values that were put right in a conversation at level 2 bring the request by which they were. */
function correctedOnCall(random: Random, parts: Parts): Pick<Asked, 'values' | 'requests'> | null {
  const wrong = parts.values.filter(isCorrected);
  if (wrong.length === 0) return null;
  const talk = parts.conversations.find(({ beganAt, level }) => level === 2 && wrong.some((row) => row.obtainedAt === beganAt));
  if (!talk) return null;
  const { made, values } = putRightOnCall(random, talk, wrong, parts);
  return { values, requests: [made] };
}

function putRightOnCall(random: Random, talk: ConversationRow, wrong: readonly HeldRow[], { values, shared }: Parts) {
  const said = saidIn(talk);
  const opened = logged(random, talk);
  const how = talk.channel === 'face-to-face' ? 'face-to-face' : 'phone';
  const disputes = wrong.map((row): DisputeRow => {
    const held = { ...asTold(row, { conversations: [talk], interactions: [] }), value: otherValue(random, row.field, row.value) };
    const decided = {
      decision: 'corrected',
      decidedValue: row.value,
      onCall: true,
      decidedAt: said.receivedAt,
      marked: false,
    } as const;
    return { ...disputeOf(held, row.value, said.madeOn), ...decided };
  });
  const fields = disputes.map(({ field }) => field);
  const right = { fields, decidedAt: Date.parse(said.receivedAt), from: said.at, commandId: opened.commandId, by: said.by };
  const notices = drawNotices(random, right, shared);
  const ends = notices.map(({ endedAt }) => endedAt);
  const done = ends.every((end) => end !== null);
  const completedAt = done ? String([said.receivedAt, ...(ends as string[])].toSorted().at(-1)) : null;
  const made: RequestRow = {
    ...opened,
    ...{
      status: done ? 'completed' : 'open',
      completedAt,
      told: { at: said.receivedAt, on: said.madeOn, how, by: said.by },
      decidedBy: said.by,
    },
    ...{ disputes, claims: disputes.map((one) => claimOf(one, opened.commandId, said)), notices },
  };
  const now = { source: 'rectification', sourceName: made.reference, obtainedAt: said.effective } as const;
  return { made, values: values.map((row) => (fields.includes(row.field) ? { ...row, ...now } : row)) };
}

const isCorrected = ({ source }: HeldRow) => source === 'rectification';

/** A value without a request behind it was told anew. */
function asTold(row: HeldRow, { conversations, interactions }: Pick<Parts, 'conversations' | 'interactions'>): HeldRow {
  if (!isCorrected(row)) return row;
  const channel =
    conversations.find(({ beganAt }) => beganAt === row.obtainedAt)?.channel ??
    interactions.find(({ at }) => at === row.obtainedAt)?.channel;
  return { ...row, source: (channel && contactSource[channel]) ?? 'phone', sourceName: null };
}

/** At most one dispute of a person goes through the hands of others; low risk, at level 2, it may be put right on the call. */
function drawDispute(random: Random, parts: Parts): Asked | null {
  for (const talk of parts.conversations) {
    const lately = Date.parse(talk.beganAt) > AS_OF - LATELY;
    if (random() * 1_000 >= (lately ? OF_A_THOUSAND.lately : OF_A_THOUSAND.ever)) continue;
    const { effective } = saidIn(talk);
    const known = parts.values.filter(
      ({ field, source, obtainedAt }) => DISPUTED.includes(field) && source !== 'rectification' && obtainedAt < effective,
    );
    const rows = pickFew(random, known);
    if (rows.length === 0) continue;
    const quick = talk.level === 2 && talk.sentAt === null && rows.every(({ field }) => isLowRisk(field)) && random() < 0.4;
    if (!quick) return settle(random, talk, rows, parts);
    const { made, values } = putRightOnCall(random, talk, rows, parts);
    return { values, shared: parts.shared, requests: [made] };
  }
  return null;
}

/** One value, or now and then two: sooner those that are disputed more. */
function pickFew(random: Random, known: readonly HeldRow[]): HeldRow[] {
  const most = known.toSorted((one, other) => DISPUTED.indexOf(one.field) - DISPUTED.indexOf(other.field));
  const few = most.slice(Math.floor(whole(random, most.length) * random()));
  return few.slice(0, random() < 0.15 ? 2 : 1);
}
