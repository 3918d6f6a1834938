import { showReference } from '../../../shared/domain/reference.ts';
import type { Output } from '../../../shared/operations.ts';
import type { About } from '../../lib/conversation.ts';
import { cameToNothing, type Item } from '../../lib/items.ts';
import type { Promised } from '../../lib/promised.ts';
import { showTime } from '../../lib/time.ts';
import { byWhen, howToYou } from '../../lib/words/promises.ts';
import { savedWords } from '../../lib/words/saved.ts';
import type { Sentence } from './done-here.ts';

type There = NonNullable<Output<'conversations.read'>['promised']>;
type One = Pick<There[number], 'customerId' | 'reference' | 'how' | 'day' | 'part' | 'saidAt'>;

/** What was promised in a conversation: what the centre has, and what was recorded here that it does not have yet. */
export function promisedHere(
  there: There | undefined,
  mine: readonly Promised[],
  itemsById: ReadonlyMap<string, Item>,
  about: readonly About[],
  kept: boolean,
): readonly Sentence[] {
  const known = new Set(mine.map(({ itemId }) => itemId));
  const received = (there ?? [])
    .filter(({ promiseId }) => !known.has(promiseId))
    .map((one) => sentence(one.promiseId, one, about, `Received by the central service at ${showTime(one.receivedAt)}.`, false));
  const here = mine.map((one) => {
    const item = itemsById.get(one.itemId);
    return sentence(one.itemId, one, about, savedWords(item, kept), cameToNothing(item?.state));
  });
  return [...received, ...here];
}

function sentence(id: string, one: One, about: readonly About[], where: string, refused: boolean): Sentence {
  const { customerId, reference, how, day, part, saidAt } = one;
  const name = about.length > 1 ? about.find((known) => known.customerId === customerId)?.name : undefined;
  const which = reference === null ? '' : ` about request ${showReference(reference)}`;
  return {
    key: `promised ${id}`,
    words: `${name ? `${name}: at` : 'At'} ${showTime(saidAt)} I promised to ${howToYou[how]} ${byWhen(day, part)}${which}.`,
    where,
    refused,
  };
}
