import type { Channel, Speaker } from '../../shared/domain/conversation.ts';
import { type ConsentRow, drawConsents, type Occasion } from './consent-history.ts';
import type { Contact } from './contacts.ts';
import { AS_OF, DAY } from './family.ts';
import { uuid7 } from './ids.ts';
import { between, draw, type Random, weighted } from './random.ts';

export type InteractionRow = {
  readonly id: string;
  readonly at: string;
  readonly channel: Channel;
  readonly type: number;
  readonly organisation: string;
};
export type SessionRow = {
  readonly id: string;
  readonly interactionId: string;
  readonly at: string;
  readonly channel: Channel;
  readonly organisation: string;
  readonly adviser: string;
  readonly adviserName: string;
  /** The town, for a meeting in person. */
  readonly place: string | null;
  readonly attended: boolean;
};
export type OutcomeRow = {
  readonly id: string;
  readonly sessionId: string;
  readonly type: number;
  readonly effectiveOn: string;
  readonly claimedOn: string | null;
  readonly paidOn: string | null;
  readonly priority: boolean;
};
export type ConversationRow = {
  readonly id: string;
  readonly channel: Channel;
  readonly direction: 'in' | 'out';
  readonly speaker: Speaker;
  readonly adviser: string;
  readonly adviserName: string;
  readonly organisation: string;
  readonly beganAt: string;
  readonly sentAt: string | null;
  readonly endedAt: string;
  readonly note: string | null;
  readonly level: 1 | 2;
};

/** Everything that happened with one person. */
export type History = {
  readonly interactions: readonly InteractionRow[];
  readonly sessions: readonly SessionRow[];
  readonly outcomes: readonly OutcomeRow[];
  readonly conversations: readonly ConversationRow[];
  readonly consents: readonly ConsentRow[];
};

const outcomeTypes = weighted<number>([
  [1, 34],
  [2, 36],
  [3, 14],
  [4, 11],
  [5, 5],
]);
const speakers = weighted<Speaker>([
  ['customer', 955],
  ['interpreter', 35],
  ['relay', 10],
]);
const NOTES = [
  'Sent the link to the course search.',
  'Will look at vacancies before the next call.',
  'Wants to talk about apprenticeships next time.',
];

const iso = (at: number) => new Date(at).toISOString();
const dayOf = (at: number) => iso(at).slice(0, 10);

/** Turns contacts and visits of the website (milliseconds) into what the record keeps of them. */
export function drawHistory(random: Random, contacts: readonly Contact[], visits: readonly number[], priority: boolean): History {
  const interactions = contacts.map((contact) => interaction(random, contact));
  const sessions = contacts.flatMap((contact, index) => session(random, contact, interactions[index] as InteractionRow));
  const outcomes = sessions.flatMap((held) => outcome(random, held, priority));
  const drafts = contacts.map((contact) => ({ contact, row: conversation(random, contact) }));
  const occasions: Occasion[] = [
    ...drafts.map(({ contact, row }) => ({
      at: contact.at,
      sentAt: row.sentAt === null ? null : Date.parse(row.sentAt),
      contact,
      conversationId: row.id,
    })),
    ...visits.map((at) => ({ at, sentAt: null, contact: null, conversationId: null })),
  ].sort((a, b) => a.at - b.at);
  const consents = drawConsents(random, occasions);
  // A conversation is kept where something was done in it.
  const used = new Map(consents.map((row) => [row.conversationId, row] as const));
  const gave = new Set(consents.filter((row) => row.decision === 'given').map((row) => row.conversationId));
  const conversations = drafts
    .filter(({ row }) => used.has(row.id))
    .map(({ row }) => (gave.has(row.id) ? { ...row, level: 2 as const } : row));
  return { interactions, sessions, outcomes, conversations, consents };
}

function interaction(random: Random, { at, channel, organisation, session }: Contact): InteractionRow {
  const type =
    channel === 'telephone' ? 5 : channel === 'webchat' ? 2 : channel === 'email' || channel === 'text' ? 6 : session ? 4 : 3;
  return { id: uuid7(random, at), at: iso(at), channel, type, organisation };
}

function session(
  random: Random,
  { at, channel, organisation, adviser, session: held }: Contact,
  { id, at: when }: InteractionRow,
): SessionRow[] {
  if (!held) return [];
  const who = { organisation, adviser: adviser.sub, adviserName: adviser.name };
  return [{ id: uuid7(random, at), interactionId: id, at: when, channel, ...who, place: held.place, attended: held.attended }];
}

/** An outcome takes effect within twelve months of its session and is claimed afterwards (DSS). */
function outcome(random: Random, { id, at, attended, channel }: SessionRow, priority: boolean): OutcomeRow[] {
  if (!attended || random() >= (channel === 'face-to-face' ? 0.55 : 0.25)) return [];
  const type = draw(random, outcomeTypes);
  const effective = Date.parse(at) + between(random, type === 1 ? 0 : 14, type === 1 ? 30 : 330) * DAY;
  if (effective > AS_OF) return [];
  const claimed = effective + between(random, 1, 40) * DAY;
  const paid = claimed + between(random, 20, 50) * DAY;
  const until = (day: number) => (day <= AS_OF ? dayOf(day) : null);
  return [
    {
      id: uuid7(random, effective),
      sessionId: id,
      type,
      effectiveOn: dayOf(effective),
      claimedOn: until(claimed),
      paidOn: until(paid),
      priority,
    },
  ];
}

function conversation(random: Random, { at, channel, organisation, adviser }: Contact): ConversationRow {
  const message = channel === 'email' || channel === 'text';
  return {
    id: uuid7(random, at),
    channel,
    direction: channel === 'telephone' && random() < 0.3 ? 'out' : 'in',
    speaker: message ? 'customer' : draw(random, speakers),
    adviser: adviser.sub,
    adviserName: adviser.name,
    organisation,
    beganAt: iso(at),
    sentAt: message ? iso(at - between(random, 30, 4 * 24 * 60) * 60_000) : null,
    endedAt: iso(at + between(random, 4, 45) * 60_000),
    note: random() < 0.04 ? (NOTES[Math.floor(random() * NOTES.length)] ?? null) : null,
    level: 1,
  };
}
