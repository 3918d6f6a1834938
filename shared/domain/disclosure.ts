import { z } from 'zod';
import type { ConsentState, Purpose } from './consent.ts';
import { FIELDS, type Field, SPECIAL_CATEGORIES } from './customer.ts';

/** Who may be told something of a customer (notice, "Who we share your personal information with"; `legal-demand`: a court, the police). */
export const RECIPIENT_KINDS = [
  'local-careers',
  'introducer',
  'introduced-to',
  'partner',
  'ofsted',
  'market-research',
  'legal-demand',
] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];
export const recipientKindSchema = z.enum(RECIPIENT_KINDS);

/** How a recipient is told. */
export const TOLD_BY = ['secure-email', 'letter', 'portal', 'phone'] as const;
export const toldBySchema = z.enum(TOLD_BY);

/**
 * What can be passed on: the values of a record, the special categories, and what is no value of it. `progress`: how the customer
 * is getting on. `sessions`: the advice given. `outcomes`: what came of it.
 */
export const SHARED_ITEMS = [...FIELDS, ...SPECIAL_CATEGORIES, 'progress', 'sessions', 'outcomes'] as const;
export type SharedItem = (typeof SHARED_ITEMS)[number];
export const sharedItemSchema = z.enum(SHARED_ITEMS);

/** What something is passed on for. */
export const SHARED_FOR = [
  'guidance',
  'introduction',
  'getting-on',
  'survey',
  'data-sharing-agreement',
  'quality-check',
  'legal-demand',
] as const;
export type SharedFor = (typeof SHARED_FOR)[number];
export const sharedForSchema = z.enum(SHARED_FOR);

/** The lawful basis of passing it on (UK GDPR article 6(1)(a), (c), (e)). */
export const LEGAL_BASES = ['consent', 'legal-obligation', 'public-task'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];
export const legalBasisSchema = z.enum(LEGAL_BASES);

/** What is passed on, and for what, where it has but one reason and one basis. `partner` names its basis itself. */
export const USUAL: Record<RecipientKind, { readonly why: SharedFor; readonly basis: LegalBasis | null }> = {
  'local-careers': { why: 'guidance', basis: 'public-task' },
  introducer: { why: 'getting-on', basis: 'public-task' },
  'introduced-to': { why: 'introduction', basis: 'public-task' },
  partner: { why: 'data-sharing-agreement', basis: null },
  ofsted: { why: 'quality-check', basis: 'public-task' },
  'market-research': { why: 'survey', basis: 'consent' },
  'legal-demand': { why: 'legal-demand', basis: 'legal-obligation' },
};

/** The basic details that somebody the customer is introduced to may get (notice). */
export const BASIC_DETAILS: readonly SharedItem[] = [
  'title',
  'givenName',
  'familyName',
  'postcode',
  'mobile',
  'homePhone',
  'alternativePhone',
  'email',
  'preferredContact',
];
/** What an introducer learns: who it is about and how they are getting on (notice). */
export const GETTING_ON: readonly SharedItem[] = ['title', 'givenName', 'familyName', 'progress'];
/** What a research organisation needs to ask somebody how satisfied they were, and no more (UK GDPR article 5(1)(c)). */
export const SURVEY_DETAILS: readonly SharedItem[] = [
  'title',
  'givenName',
  'familyName',
  'mobile',
  'homePhone',
  'email',
  'sessions',
];
/** What says nothing of who it is. */
const NOT_IDENTIFYING: readonly SharedItem[] = ['progress', 'sessions', 'outcomes'];

/** The gates of sharing. A refusal names the one that is shut. */
export const GATES = [
  'survey-not-agreed',
  'answer-not-agreed',
  'special-category',
  'basic-details-only',
  'getting-on-only',
  'survey-details-only',
  'nobody-to-be-known',
  'basis-needed',
  'agreement-needed',
  'supervisor-only',
  'being-checked',
] as const;
export type Gate = (typeof GATES)[number];
/** A gate that is shut, and for which item where it is one item's. */
export type Shut = { readonly gate: Gate; readonly item?: SharedItem };

/** What the gates look at. */
export type ToShare = {
  readonly kind: RecipientKind;
  readonly items: readonly SharedItem[];
  readonly basis: LegalBasis | null;
  /** The agreement or the demand it rests on, by its own name. */
  readonly agreement: string | null;
  readonly bySupervisor: boolean;
  readonly states: Partial<Record<Purpose, ConsentState>>;
  /** The fields that are being checked (domain: rectification). */
  readonly beingChecked: readonly Field[];
};

const consentFor: Record<(typeof SPECIAL_CATEGORIES)[number], Purpose> = {
  ethnicity: 'ethnicity-monitoring',
  disability: 'disability-monitoring',
  'priority-group': 'priority-group-targeting',
};

/** The purpose whose consent lets a special category be held and passed on; undefined for any other item. */
export const purposeOf = (item: SharedItem): Purpose | undefined => (consentFor as Partial<Record<SharedItem, Purpose>>)[item];

/** The gates that are shut; none where it may be passed on (domain: sharing). */
export function shutGates(to: ToShare): readonly Shut[] {
  return [...ofRecipient(to), ...to.items.flatMap((item) => ofItem(item, to))];
}

function ofRecipient({ kind, basis, agreement, bySupervisor, states }: ToShare): Shut[] {
  const shut: Gate[] = [];
  if (kind === 'market-research' && states['satisfaction-survey'] !== 'given') shut.push('survey-not-agreed');
  if (kind === 'legal-demand' && !bySupervisor) shut.push('supervisor-only');
  if ((kind === 'partner' && basis === null) || (kind === 'partner' && basis === 'consent')) shut.push('basis-needed');
  if ((kind === 'partner' || kind === 'legal-demand') && agreement === null) shut.push('agreement-needed');
  return shut.map((gate) => ({ gate }));
}

/** The kinds of recipients that never get a special category. */
const NEVER_SPECIAL: readonly RecipientKind[] = ['partner', 'introduced-to', 'introducer', 'ofsted'];

function ofItem(item: SharedItem, { kind, states, beingChecked }: ToShare): Shut[] {
  const shut: Gate[] = [];
  const purpose = purposeOf(item);
  if (purpose !== undefined && NEVER_SPECIAL.includes(kind)) shut.push('special-category');
  else if (purpose !== undefined && kind !== 'legal-demand' && states[purpose] !== 'given') shut.push('answer-not-agreed');
  else if (kind === 'introduced-to' && !BASIC_DETAILS.includes(item)) shut.push('basic-details-only');
  else if (kind === 'introducer' && !GETTING_ON.includes(item)) shut.push('getting-on-only');
  else if (kind === 'market-research' && purpose === undefined && !SURVEY_DETAILS.includes(item))
    shut.push('survey-details-only');
  else if (kind === 'ofsted' && !NOT_IDENTIFYING.includes(item)) shut.push('nobody-to-be-known');
  if ((beingChecked as readonly string[]).includes(item)) shut.push('being-checked');
  return shut.map((gate) => ({ gate, item }));
}

/** Notices to a recipient (domain: sharing): what they are asked to do. */
export const NOTICE_KINDS = ['correct', 'stop-contact', 'erase', 'restrict', 'closed'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
export const noticeKindSchema = z.enum(NOTICE_KINDS);

/** Where a notice stands; the last two are its end. */
export const NOTICE_STATES = ['to-tell', 'told', 'acknowledged', 'impossible'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];
export const noticeStateSchema = z.enum(NOTICE_STATES);

/** Why a recipient cannot be told (UK GDPR article 19: impossible, or a disproportionate effort). */
export const IMPOSSIBLE_BECAUSE = ['no-longer-exists', 'nobody-answers', 'has-destroyed-it', 'out-of-proportion'] as const;
export type ImpossibleBecause = (typeof IMPOSSIBLE_BECAUSE)[number];

const next: Record<NoticeState, readonly NoticeState[]> = {
  'to-tell': ['told', 'impossible'],
  told: ['told', 'acknowledged', 'impossible'],
  acknowledged: [],
  impossible: [],
};

/** True when a notice may go from one state to the other; telling again is no change of state. */
export const mayBecome = (from: NoticeState, to: NoticeState): boolean => next[from].includes(to);
/** True when nothing more is to come of a notice. */
export const hasEnded = (state: NoticeState): boolean => next[state].length === 0;
