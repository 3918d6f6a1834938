import { AUTHORITY_SCOPES, type AuthorityKind, type AuthorityScope, type Worry } from '../../../shared/domain/authority.ts';
import type { Input } from '../../../shared/operations.ts';
import { showDay } from '../time.ts';
import { listWords } from './list-words.ts';

/** What an authority rests on. */
export const kindWords: Record<AuthorityKind, string> = {
  'said-by-customer': 'The customer says so',
  written: 'A letter or form that the customer signed',
  'power-of-attorney': 'A power of attorney',
  'court-order': 'A court order',
  parent: 'A parent of somebody from 13 to 17, who says so',
};

/** What it is for; completes *they may …*. */
export const scopeWords: Record<AuthorityScope, string> = {
  information: 'hear what we hold',
  consents: 'decide about consents',
  details: 'change details',
  requests: 'say that something is wrong',
};

/** The same, completing *may speak for you, to …*. */
const scopeToCustomer: Record<AuthorityScope, string> = {
  ...scopeWords,
  information: 'hear what we hold about you',
  consents: 'decide about your consents',
  details: 'change your details',
};

export const endBecauseWords: Record<Input<'authorities.end'>['because'], string> = {
  'customer-ended-it': 'The customer ends it',
  'no-longer-in-force': 'It is no longer in force',
  'recorded-by-mistake': 'It was recorded by mistake',
};

/** A worry as a supervisor reads it. */
export const worryWords: Record<Worry, string> = {
  pressure: 'They may be under pressure',
  safety: 'They may not be safe',
};

type Lasting = { readonly until: string | null; readonly thisConversationOnly: boolean };

/** How long it counts. */
export function lastingWords({ until, thisConversationOnly }: Lasting): string {
  const ends = [
    ...(thisConversationOnly ? ['for this conversation only'] : []),
    ...(until === null ? [] : [`until ${showDay(until)}`]),
  ];
  return ends.length === 0 ? 'until it is ended' : ends.join(', ');
}

/** `They may hear what we hold, and change details.` */
export const mayWords = (scopes: readonly AuthorityScope[]): string =>
  `They may ${listWords(AUTHORITY_SCOPES.filter((one) => scopes.includes(one)).map((one) => scopeWords[one]))}.`;

/** What it is not for; null where it is for everything. */
export function mayNotWords(scopes: readonly AuthorityScope[]): string | null {
  const others = AUTHORITY_SCOPES.filter((one) => !scopes.includes(one));
  if (others.length === 0) return null;
  return `They may not ${listWords(
    others.map((one) => scopeWords[one]),
    'disjunction',
  )}.`;
}

/** What somebody may do who speaks for a customer, as it is read back to that customer. */
export const forYouWords = (scopes: readonly AuthorityScope[]): string =>
  listWords(AUTHORITY_SCOPES.filter((one) => scopes.includes(one)).map((one) => scopeToCustomer[one]));
