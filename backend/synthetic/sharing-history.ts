import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import recipients from '../../shared/codes/recipients.json' with { type: 'json' };
import { consentState, effectiveAt } from '../../shared/domain/consent.ts';
import {
  type LegalBasis,
  purposeOf,
  type RecipientKind,
  type SharedFor,
  type SharedItem,
  SURVEY_DETAILS,
  shutGates,
  USUAL,
} from '../../shared/domain/disclosure.ts';
import type { AnswerRow } from './answers.ts';
import type { ConsentRow } from './consent-history.ts';
import type { HeldRow } from './held-values.ts';
import type { ConversationRow, History } from './history.ts';
import { uuid7 } from './ids.ts';
import { pick, type Random } from './random.ts';
import { LISTS, type List } from './research-lists.ts';

/** A row of `disclosures`. */
export type SharedRow = {
  readonly id: string;
  readonly recipientId: string;
  readonly sharedAt: string;
  readonly items: readonly SharedItem[];
  readonly why: SharedFor;
  readonly basis: LegalBasis;
  readonly agreement: string | null;
  readonly recordedBy: string;
  readonly organisation: string;
  readonly conversationId: string | null;
  readonly listId: string | null;
};

type Parts = Pick<History, 'consents' | 'interactions' | 'sessions' | 'conversations'> & {
  readonly values: readonly HeldRow[];
  readonly answers: readonly AnswerRow[];
};
type Draft = Omit<SharedRow, 'why' | 'basis'> & { readonly kind: RecipientKind };

const AGREEMENT = 'Data sharing agreement 2025/14';
const idsOf = (kind: RecipientKind) => recipients.filter((one) => one.kind === kind).map(({ id }) => id);
const TO = {
  'local-careers': idsOf('local-careers'),
  'introduced-to': idsOf('introduced-to'),
  introducer: idsOf('introducer'),
  partner: idsOf('partner'),
};

/** What was passed on of one person: with the lists of the months they were in touch, and in conversations. Oldest first. */
export function drawShared(random: Random, parts: Parts): SharedRow[] {
  const months = new Set(parts.interactions.map(({ at }) => at.slice(0, 7)));
  const drafts = [
    ...LISTS.flatMap((list) => (months.has(list.month) ? inList(random, list, parts) : [])),
    ...parts.conversations.flatMap((talk) => (talk.level === 2 ? inConversation(random, talk, parts) : [])),
  ];
  return drafts
    .filter((draft) => mayGo(draft, parts.consents))
    .map(({ kind, ...row }) => ({ ...row, why: USUAL[kind].why, basis: USUAL[kind].basis ?? ('public-task' as const) }))
    .sort((one, other) => one.sharedAt.localeCompare(other.sharedAt));
}

function inList(random: Random, list: List, { sessions, values }: Parts): Draft[] {
  const attended = sessions.some((session) => session.attended && session.at.startsWith(list.month));
  const items = SURVEY_DETAILS.filter((item) => (item === 'sessions' ? attended : holds(values, item)));
  const by = { recordedBy: 'extract', organisation: PRIVACY_TEAM, conversationId: null, listId: list.id };
  const { recipientId, sentAt } = list;
  const id = uuid7(random, Date.parse(sentAt));
  return [{ id, kind: 'market-research', recipientId, sharedAt: sentAt, items, agreement: null, ...by }];
}

/** What comes of a conversation is passed on while it lasts. */
function inConversation(random: Random, talk: ConversationRow, { values, answers }: Parts): Draft[] {
  const sharedAt = new Date(Date.parse(talk.beganAt) + 180_000).toISOString();
  const by = { recordedBy: talk.adviser, organisation: talk.organisation, conversationId: talk.id, listId: null };
  const to = (kind: keyof typeof TO, wanted: readonly SharedItem[], agreement: string | null = null): Draft => ({
    ...{ id: uuid7(random, Date.parse(sharedAt)), kind, recipientId: pick(random, TO[kind]), sharedAt, agreement, ...by },
    items: wanted.filter((item) => BEYOND.includes(item) || holds(values, item)),
  });
  const special = answers.some(({ field }) => field === 'ethnicity') && random() < 0.2 ? (['ethnicity'] as const) : [];
  const introduced = values.some(({ source }) => source === 'dwp' || source === 'introducing-organisation');
  return [
    ...(random() < 0.16 ? [to('introduced-to', ['givenName', 'familyName', 'mobile', 'email'])] : []),
    ...(random() < 0.12
      ? [to('local-careers', ['givenName', 'familyName', 'dateOfBirth', 'mobile', ...special, 'sessions'])]
      : []),
    ...(introduced && random() < 0.5 ? [to('introducer', ['givenName', 'familyName', 'progress'])] : []),
    ...(random() < 0.03 ? [to('partner', ['givenName', 'familyName', 'dateOfBirth', 'postcode'], AGREEMENT)] : []),
  ];
}

const BEYOND: readonly SharedItem[] = ['ethnicity', 'progress', 'sessions'];
const holds = (values: readonly HeldRow[], item: SharedItem) => values.some(({ field }) => field === item);

/** Through the gates, as they were then and as they are: where something was taken back since, a notice would have to be there. */
function mayGo({ kind, items, agreement, sharedAt }: Draft, consents: readonly ConsentRow[]): boolean {
  // Few depend on a consent, and working a state out from its events takes time.
  const needed = items.flatMap((item) => purposeOf(item) ?? []);
  if (kind === 'market-research') needed.push('satisfaction-survey');
  const relevant = consents.filter(({ purpose }) => needed.includes(purpose));
  const then = relevant.filter((event) => effectiveAt(event) <= Date.parse(sharedAt));
  return [then, relevant].every((events) => {
    const states = Object.fromEntries(needed.map((purpose) => [purpose, consentState(events, purpose)]));
    const basis = USUAL[kind].basis ?? 'public-task';
    return shutGates({ kind, items, basis, agreement, bySupervisor: false, states, beingChecked: [] }).length === 0;
  });
}
