import type { Output } from '../../../shared/operations.ts';
import type { About } from '../../lib/conversation.ts';
import { cameToNothing, type Item } from '../../lib/items.ts';
import type { Registered } from '../../lib/registered.ts';
import { showTime } from '../../lib/time.ts';
import { savedWords } from '../../lib/words/saved.ts';
import type { Sentence } from './done-here.ts';

type There = NonNullable<Output<'conversations.read'>['registered']>;

/** Whose records were made in a conversation: what the centre has, and what was recorded here that it does not have yet. */
export function registeredHere(
  there: There | undefined,
  mine: readonly Registered[],
  itemsById: ReadonlyMap<string, Item>,
  about: readonly About[],
  kept: boolean,
): readonly Sentence[] {
  const sentence = (customerId: string, saidAt: string, where: string, refused: boolean): Sentence => {
    const name = about.length > 1 ? about.find((one) => one.customerId === customerId)?.name : undefined;
    return {
      key: `${customerId} registered`,
      words: `${name ? `${name}: at` : 'At'} ${showTime(saidAt)} I made a record for you, because you are new to us.`,
      where,
      refused,
    };
  };
  const here = mine.map(({ itemId, customerId, saidAt }) => {
    const item = itemsById.get(itemId);
    return sentence(customerId, saidAt, savedWords(item, kept), cameToNothing(item?.state));
  });
  const known = new Set(here.map(({ key }) => key));
  const received = (there ?? []).map(({ customerId, saidAt, receivedAt }) =>
    sentence(customerId, saidAt, `Received by the central service at ${showTime(receivedAt)}.`, false),
  );
  return [...received.filter(({ key }) => !known.has(key)), ...here];
}
