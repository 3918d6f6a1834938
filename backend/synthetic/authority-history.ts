import {
  type AUTHORITY_ENDS,
  AUTHORITY_SCOPES,
  type AuthorityKind,
  type AuthorityScope,
  isYoung,
} from '../../shared/domain/authority.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { AS_OF, DAY } from './family.ts';
import type { ConversationRow, History } from './history.ts';
import { uuid7 } from './ids.ts';
import { drawCulture, drawGiven, drawSurname } from './names.ts';
import { between, pick, type Random } from './random.ts';
import { REQUESTS_FROM } from './request-history.ts';
import { saidIn } from './request-start.ts';

/** A row of `authorities`: somebody who may speak for a customer. */
export type AuthorityRow = {
  readonly id: string;
  readonly commandId: string;
  readonly kind: AuthorityKind;
  readonly name: string;
  readonly seenOrHeard: string;
  readonly scopes: readonly AuthorityScope[];
  readonly until: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly organisation: string;
  readonly conversationId: string | null;
  readonly endedAt: string | null;
  readonly endedBecause: (typeof AUTHORITY_ENDS)[number] | null;
};

const PAPERS: Readonly<Record<string, string>> = {
  written: 'A signed letter, shown in person',
  'power-of-attorney': 'The registered power of attorney, shown in person',
};
/** How many conversations in a thousand record somebody; of somebody from 13 to 17 more. */
const OF_A_THOUSAND = { usual: 3, young: 12 };

/** Who may speak for one person: on their word at level 2, or on a paper that was shown in person. */
export function drawAuthorities(
  random: Random,
  index: number,
  { conversations, birthDate }: Pick<History, 'conversations'> & { readonly birthDate: string | null },
): AuthorityRow[] {
  if (index < REQUESTS_FROM) return [];
  return conversations.flatMap((talk) => {
    const chance = random() * 1_000;
    if (chance >= OF_A_THOUSAND.young) return [];
    const young = isYoung(birthDate, talk.beganAt.slice(0, 10));
    if (!young && chance >= OF_A_THOUSAND.usual) return [];
    const kind = kindIn(random, talk, young);
    return kind === null ? [] : [authority(random, talk, kind)];
  });
}

function kindIn(random: Random, { level, channel }: ConversationRow, young: boolean): AuthorityKind | null {
  if (channel === 'face-to-face' && random() < 0.5) return random() < 0.6 ? 'written' : 'power-of-attorney';
  if (level < 2) return null;
  return young && random() < 0.8 ? 'parent' : 'said-by-customer';
}

function authority(random: Random, talk: ConversationRow, kind: AuthorityKind): AuthorityRow {
  const { receivedAt, at, by } = saidIn(talk);
  const culture = drawCulture(random);
  const given = drawGiven(random, random() < 0.6 ? 'female' : 'male', culture, Date.UTC(between(random, 1950, 1995), 0, 1));
  const onWord = PAPERS[kind] === undefined;
  const once = onWord && random() < 0.3;
  const over = !once && random() < 0.15 ? at + between(random, 20, 300) * DAY : Number.POSITIVE_INFINITY;
  const scopes = AUTHORITY_SCOPES.filter((scope) => scope === 'information' || random() < 0.5);
  return {
    ...{ id: uuid7(random, at), commandId: uuid7(random, at), kind, name: `${given} ${drawSurname(random, culture)}`, scopes },
    seenOrHeard: PAPERS[kind] ?? 'The customer said so on the call',
    until: once || random() < 0.4 ? null : addDays(londonDay(new Date(at)), pick(random, [90, 180, 365])),
    ...{ recordedAt: receivedAt, recordedBy: by.sub, organisation: by.organisation, conversationId: once ? talk.id : null },
    ...(over < AS_OF
      ? { endedAt: new Date(over).toISOString(), endedBecause: 'customer-ended-it' as const }
      : { endedAt: null, endedBecause: null }),
  };
}
