import type { AuthorityKind, AuthorityScope } from '../../../shared/domain/authority.ts';
import { isDay } from '../../../shared/domain/calendar.ts';
import type { Input } from '../../../shared/operations.ts';

export type Lasting = 'conversation' | 'day' | 'open';

/** What an adviser takes down of somebody who may speak for a customer. */
export type TypedAuthority = {
  readonly kind: AuthorityKind;
  readonly name: string;
  readonly seenOrHeard: string;
  /** Besides hearing what is held, which every one of these is for. */
  readonly consents: boolean;
  readonly details: boolean;
  readonly requests: boolean;
  readonly lasting: Lasting;
  /** `YYYY-MM-DD`, or nothing. */
  readonly until: string;
};

/** Where it is kept over a lock, a reload and another tab; in each of the places where it can be typed it is another. */
export const authorityPlace = (where: 'record' | 'customer' | 'paper', conversationId: string, customerId: string): string =>
  `authority:${where}:${conversationId}:${customerId}`;

/** What is seen, not heard. */
export const PAPERS: readonly AuthorityKind[] = ['written', 'power-of-attorney', 'court-order'];
export const isPaper = (kind: AuthorityKind): boolean => PAPERS.includes(kind);

export type AuthorityPart = Pick<
  Input<'authorities.record'>,
  'kind' | 'name' | 'seenOrHeard' | 'scopes' | 'until' | 'thisConversationOnly'
>;
type Field = 'kind' | 'name' | 'seenOrHeard' | 'until';
export type ReadAuthority =
  | { readonly ok: true; readonly part: AuthorityPart }
  | { readonly ok: false; readonly field: Field; readonly words: string };

/** A form for one of these kinds, with nothing decided for the customer but the shortest time. */
export function emptyAuthority(kind: AuthorityKind, name: string): TypedAuthority {
  const lasting = isPaper(kind) ? 'open' : 'conversation';
  return { kind, name, seenOrHeard: '', consents: false, details: false, requests: false, lasting, until: '' };
}

/** What to record, or the first thing that is missing. `kinds`: what it may rest on now. `today` is `YYYY-MM-DD`. */
export function readAuthority(typed: TypedAuthority, kinds: readonly AuthorityKind[], today: string): ReadAuthority {
  const [name, seenOrHeard] = [typed.name.trim(), typed.seenOrHeard.trim()];
  if (!kinds.includes(typed.kind)) return fault('kind', 'Check who the customer is first, or choose another.');
  const paper = isPaper(typed.kind);
  if (!name) return fault('name', 'Ask for their whole name.');
  if (!seenOrHeard)
    return fault('seenOrHeard', paper ? 'Say what you saw: what it is, and its date.' : 'Say what the customer said.');
  // A paper counts beyond a conversation: there it is until a day, or until it is ended.
  const lasting = paper && typed.lasting === 'conversation' ? 'open' : typed.lasting;
  if (lasting === 'day' && !isDay(typed.until)) return fault('until', 'Give the last day on which it counts.');
  if (lasting === 'day' && typed.until < today) return fault('until', 'That day is over.');
  const more = (['consents', 'details', 'requests'] as const).filter((scope) => typed[scope]);
  const scopes: AuthorityScope[] = ['information', ...more];
  return {
    ok: true,
    part: {
      ...{ kind: typed.kind, name, seenOrHeard, scopes },
      ...(lasting === 'day' ? { until: typed.until } : {}),
      ...(lasting === 'conversation' ? { thisConversationOnly: true as const } : {}),
    },
  };
}

const fault = (field: Field, words: string): ReadAuthority => ({ ok: false, field, words });
