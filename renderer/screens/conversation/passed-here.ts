import type { SharedItem } from '../../../shared/domain/disclosure.ts';
import type { Output } from '../../../shared/operations.ts';
import type { About } from '../../lib/conversation.ts';
import { cameToNothing, type Item } from '../../lib/items.ts';
import type { PassedOn } from '../../lib/passed-on.ts';
import { showTime } from '../../lib/time.ts';
import { savedWords } from '../../lib/words/saved.ts';
import { yourItems } from '../../lib/words/sharing.ts';
import type { Sentence } from './done-here.ts';

type There = NonNullable<Output<'conversations.read'>['passedOn']>;
type One = {
  readonly customerId: string;
  readonly recipient: string;
  readonly items: readonly SharedItem[];
  readonly saidAt: string;
};

/** What was passed on in a conversation: what the centre has, and what was recorded here that it does not have yet. */
export function passedHere(
  there: There | undefined,
  mine: readonly PassedOn[],
  itemsById: ReadonlyMap<string, Item>,
  about: readonly About[],
  kept: boolean,
  itemsInWords = yourItems,
): readonly Sentence[] {
  const here = mine.map((one) => {
    const item = itemsById.get(one.itemId);
    const what = one.kind === 'ofsted' ? NOBODYS : itemsInWords(one.items);
    return sentence(one, about, what, savedWords(item, kept), cameToNothing(item?.state));
  });
  const known = new Set(here.map(({ key }) => key));
  const received = (there ?? []).map((one) =>
    sentence(one, about, itemsInWords(one.items), `Received by the central service at ${showTime(one.receivedAt)}.`, false),
  );
  return [...received.filter(({ key }) => !known.has(key)), ...here];
}

/** An example of advice is about nobody. */
const NOBODYS = 'an example of our advice, with nothing to know you by,';

function sentence(one: One, about: readonly About[], what: string, where: string, refused: boolean): Sentence {
  const { customerId, recipient, saidAt } = one;
  const name = about.length > 1 ? about.find((known) => known.customerId === customerId)?.name : undefined;
  return {
    key: `${customerId} ${recipient} ${Date.parse(saidAt)}`,
    words: `${name ? `${name}: at` : 'At'} ${showTime(saidAt)} I passed ${what} on to ${recipient}.`,
    where,
    refused,
  };
}
