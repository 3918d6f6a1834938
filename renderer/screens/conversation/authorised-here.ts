import type { Output } from '../../../shared/operations.ts';
import type { Authorised } from '../../lib/authorised.ts';
import type { About } from '../../lib/conversation.ts';
import { cameToNothing, type Item } from '../../lib/items.ts';
import { showTime } from '../../lib/time.ts';
import { forYouWords, lastingWords } from '../../lib/words/authority.ts';
import { savedWords } from '../../lib/words/saved.ts';
import type { Sentence } from './done-here.ts';

type There = NonNullable<Output<'conversations.read'>['authorised']>;
/** The centre says no name here: that stands on the record. */
type One = Omit<There[number], 'receivedAt'> & { readonly name: string | null; readonly at: string };

/** Who may speak for whom from then on, or no longer: what the centre has, and what was recorded here that it does not have yet. */
export function authorisedHere(
  there: There | undefined,
  mine: readonly (Omit<Authorised, 'name'> & { readonly name: string | null })[],
  itemsById: ReadonlyMap<string, Item>,
  about: readonly About[],
  kept: boolean,
): readonly Sentence[] {
  const here = mine.map((one) => {
    const item = itemsById.get(one.itemId);
    const told = { ...one, scopes: [...one.scopes], at: one.saidAt };
    return sentence(told, about, savedWords(item, kept), cameToNothing(item?.state));
  });
  const known = new Set(here.map(({ key }) => key));
  const received = (there ?? []).map(({ receivedAt, ...one }) =>
    sentence({ ...one, name: null, at: receivedAt }, about, `Received by the central service at ${showTime(receivedAt)}.`, false),
  );
  return [...received.filter(({ key }) => !known.has(key)), ...here];
}

function sentence(one: One, about: readonly About[], where: string, refused: boolean): Sentence {
  const name = about.length > 1 ? about.find(({ customerId }) => customerId === one.customerId)?.name : undefined;
  return {
    key: `${one.authorityId} ${one.ended ? 'ended' : 'recorded'}`,
    words: `${name ? `${name}: at` : 'At'} ${showTime(one.at)} ${what(one)}`,
    where,
    refused,
  };
}

function what(one: One): string {
  const who = one.name ?? 'somebody';
  if (one.ended) return `I recorded that ${who} no longer speaks for you.`;
  const said = one.kind === 'said-by-customer' || one.kind === 'parent' ? 'you told us' : 'I recorded';
  return `${said} that ${who} may speak for you, to ${forYouWords(one.scopes)}, ${lastingWords(one)}.`;
}
