import type { Field } from '../../../shared/domain/customer.ts';
import type { Output } from '../../../shared/operations.ts';
import type { Changed } from '../../lib/changed.ts';
import type { About } from '../../lib/conversation.ts';
import { cameToNothing, type Item } from '../../lib/items.ts';
import { showTime } from '../../lib/time.ts';
import { fieldNouns } from '../../lib/words/details.ts';
import { listWords } from '../../lib/words/list-words.ts';
import { savedWords } from '../../lib/words/saved.ts';
import type { Sentence } from './done-here.ts';

type Amended = NonNullable<Output<'conversations.read'>['amended']>;
type One = { readonly customerId: string; readonly fields: readonly Field[]; readonly saidAt: string };

/** What was changed in a conversation: what the centre has, and what was recorded here that it does not have yet. */
export function changedHere(
  amended: Amended | undefined,
  mine: readonly Changed[],
  itemsById: ReadonlyMap<string, Item>,
  about: readonly About[],
  kept: boolean,
): readonly Sentence[] {
  const here = mine.map(({ itemId, changes, ...one }) => {
    const item = itemsById.get(itemId);
    const fields = changes.map(({ field }) => field);
    return sentence({ ...one, fields }, about, savedWords(item, kept), cameToNothing(item?.state));
  });
  const known = new Set(here.map(({ key }) => key));
  const there = (amended ?? []).map((one) =>
    sentence(one, about, `Received by the central service at ${showTime(one.receivedAt)}.`, false),
  );
  return [...there.filter(({ key }) => !known.has(key)), ...here];
}

function sentence({ customerId, fields, saidAt }: One, about: readonly About[], where: string, refused: boolean): Sentence {
  const name = about.length > 1 ? about.find((one) => one.customerId === customerId)?.name : undefined;
  const what = listWords(fields.map((field) => fieldNouns[field]));
  return {
    key: `${customerId} changed ${Date.parse(saidAt)}`,
    words: `${name ? `${name}: at` : 'At'} ${showTime(saidAt)} you told us that your ${what} had changed.`,
    where,
    refused,
  };
}
