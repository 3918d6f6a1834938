import type { Output } from '../../../shared/operations.ts';
import type { About } from '../../lib/conversation.ts';
import { cameToNothing, type Item } from '../../lib/items.ts';
import type { Stopping } from '../../lib/stopping.ts';
import { showTime } from '../../lib/time.ts';
import { savedWords } from '../../lib/words/saved.ts';
import type { Sentence } from './done-here.ts';

/** Who asked in a conversation to stop using the service, as it was recorded here. Of a death it is said to nobody whose it is. */
export function stoppedHere(
  mine: readonly Stopping[],
  itemsById: ReadonlyMap<string, Item>,
  about: readonly About[],
  kept: boolean,
): readonly Sentence[] {
  return mine.map((one) => {
    const item = itemsById.get(one.itemId);
    const name =
      about.length > 1 && one.reason !== 'deceased'
        ? about.find(({ customerId }) => customerId === one.customerId)?.name
        : undefined;
    return {
      key: `${one.customerId} stopped ${one.closingId}`,
      words: `${name ? `${name}: at` : 'At'} ${showTime(one.saidAt)} ${what(one, item)}.`,
      where: savedWords(item, kept),
      refused: cameToNothing(item?.state),
    };
  });
}

function what({ scope, reason }: Stopping, item: Item | undefined): string {
  const state = item?.state === 'received' ? (item.output as Output<'closures.close'>).state : null;
  if (reason === 'deceased') return 'I took down what you told us of a death';
  if (reason === 'duplicate') return 'two records of you were put together';
  if (scope === 'online-account')
    return state === 'done' ? 'your sign-in to the website ended' : 'you asked for your sign-in to the website to end';
  return state === 'waiting' ? 'you stopped using the service' : 'you asked to stop using the service';
}
