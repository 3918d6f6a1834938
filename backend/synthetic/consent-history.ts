import { type ConsentEvent, type Decision, PURPOSES, type Purpose } from '../../shared/domain/consent.ts';
import type { Channel } from '../../shared/domain/conversation.ts';
import { type Contact, WEBSITE } from './contacts.ts';
import { AS_OF, DAY } from './family.ts';
import { uuid7 } from './ids.ts';
import { between, type Random, whole } from './random.ts';

/** The notice that was in force throughout. */
export const NOTICE_VERSION = '2018-05';

/** A row of `consent_events`: one decision about one purpose. */
export type ConsentRow = ConsentEvent & {
  readonly commandId: string;
  readonly channel: Channel | 'online-account';
  readonly conversationId: string | null;
  readonly signInId: string | null;
  readonly recordedBy: string;
  readonly organisation: string;
  readonly wordingVersion: string | null;
  readonly clockFlagged: boolean;
};

/** A time somebody could decide: with an adviser (in a conversation, by a message sent earlier) or signed in to the website. */
export type Occasion = {
  readonly at: number;
  readonly sentAt: number | null;
  readonly contact: Contact | null;
  readonly conversationId: string | null;
};

/** How many in a hundred say yes when first asked. */
const YES: Record<Purpose, number> = {
  'satisfaction-survey': 56,
  'ethnicity-monitoring': 68,
  'disability-monitoring': 58,
  'priority-group-targeting': 66,
};

/**
 * What one person decided on each occasion: asked at the first, and now and then a change of mind later.
 * A few decisions were said hours or days before they were received, and a very few carry a clock that ran ahead.
 */
export function drawConsents(random: Random, occasions: readonly Occasion[]): ConsentRow[] {
  const rows: ConsentRow[] = [];
  const now = new Map<Purpose, Decision>();
  for (const [index, occasion] of occasions.entries()) {
    const decisions = index === 0 ? firstAnswers(random) : changesOfMind(random, now);
    for (const [purpose, decision] of decisions) now.set(purpose, decision);
    rows.push(...recorded(random, occasion, decisions));
  }
  return rows;
}

type Decided = readonly (readonly [Purpose, Decision])[];

function firstAnswers(random: Random): Decided {
  // Somebody in a hurry is asked nothing; others are not asked everything.
  if (random() < 0.12) return [];
  const asked = PURPOSES.filter(() => random() < 0.9);
  return asked.map((purpose) => [purpose, whole(random, 100) < YES[purpose] ? 'given' : 'refused'] as const);
}

function changesOfMind(random: Random, now: ReadonlyMap<Purpose, Decision>): Decided {
  const all = random() < 0.03;
  return PURPOSES.flatMap((purpose): Decided => {
    const held = now.get(purpose);
    const chance = random();
    if (held === 'given') return all || chance < 0.07 ? [[purpose, 'withdrawn']] : [];
    if (held === undefined) return chance < 0.5 ? [[purpose, whole(random, 100) < YES[purpose] ? 'given' : 'refused']] : [];
    return chance < 0.08 ? [[purpose, 'given']] : [];
  });
}

function recorded(random: Random, { at, sentAt, contact, conversationId }: Occasion, decisions: Decided): ConsentRow[] {
  if (decisions.length === 0) return [];
  const slip = random();
  // Taken down without a connection and received later the same day or the next; or a clock some minutes ahead.
  const late = slip < 0.03 ? between(random, 2, 30) * 3_600_000 : 0;
  const ahead = slip > 0.996 && sentAt === null ? between(random, 3, 50) * 60_000 : 0;
  const receivedAt = Math.min(at + late + between(random, 200, 9_000), AS_OF + DAY);
  const shared = {
    commandId: uuid7(random, at),
    saidAt: new Date(sentAt ?? (ahead ? receivedAt + ahead : at)).toISOString(),
    receivedAt: new Date(receivedAt).toISOString(),
    channel: contact?.channel ?? ('online-account' as const),
    conversationId,
    signInId: contact ? null : uuid7(random, at - 60_000),
    recordedBy: contact?.adviser.sub ?? 'website',
    organisation: contact?.organisation ?? WEBSITE,
    clockFlagged: ahead > 0,
  };
  return decisions.map(([purpose, decision]) => ({
    ...shared,
    purpose,
    decision,
    wordingVersion: decision === 'withdrawn' ? null : decision === 'given' || random() < 0.6 ? NOTICE_VERSION : null,
  }));
}
