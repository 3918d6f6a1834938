import type { Field } from '../../../shared/domain/customer.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import type { Output } from '../../../shared/operations.ts';
import type { About } from '../../lib/conversation.ts';
import type { Disputed } from '../../lib/disputed.ts';
import { cameToNothing, type Item } from '../../lib/items.ts';
import { showTime } from '../../lib/time.ts';
import { fieldNouns } from '../../lib/words/details.ts';
import { listWords } from '../../lib/words/list-words.ts';
import { savedWords } from '../../lib/words/saved.ts';
import type { Sentence } from './done-here.ts';

type There = NonNullable<Output<'conversations.read'>['disputed']>;
type One = Pick<There[number], 'customerId' | 'reference' | 'fields' | 'corrected' | 'saidAt'>;

/** What was said to be wrong in a conversation: what the centre has, and what was recorded here that it does not have yet. */
export function disputedHere(
  there: There | undefined,
  mine: readonly Disputed[],
  itemsById: ReadonlyMap<string, Item>,
  about: readonly About[],
  kept: boolean,
): readonly Sentence[] {
  const received = (there ?? []).map((one) =>
    sentence(one, about, `Received by the central service at ${showTime(one.receivedAt)}.`, false),
  );
  const known = new Set(received.map(({ key }) => key));
  const here = mine.map(({ itemId, fields, ...one }) => {
    const item = itemsById.get(itemId);
    const corrected = fields.filter(({ decidedOnCall }) => decidedOnCall).map(({ field }) => field);
    const told = { ...one, fields: fields.map(({ field }) => field), corrected };
    return sentence(told, about, savedWords(item, kept), cameToNothing(item?.state));
  });
  // What the centre says of it is what became of it.
  return [...received, ...here.filter(({ key }) => !known.has(key))];
}

function sentence(one: One, about: readonly About[], where: string, refused: boolean): Sentence {
  const { customerId, reference, fields, corrected, saidAt } = one;
  const name = about.length > 1 ? about.find((other) => other.customerId === customerId)?.name : undefined;
  const checked = fields.filter((field) => !corrected.includes(field));
  const parts = [
    ...(corrected.length > 0 ? [`I put right your ${nouns(corrected)}`] : []),
    ...(checked.length > 0 ? [`you told us that your ${nouns(checked)} ${checked.length > 1 ? 'are' : 'is'} wrong`] : []),
  ];
  return {
    key: `${customerId} disputed ${reference}`,
    words: `${name ? `${name}: at` : 'At'} ${showTime(saidAt)} ${listWords(parts)}. The reference is ${showReference(reference)}.`,
    where,
    refused,
  };
}

const nouns = (fields: readonly Field[]) => listWords(fields.map((field) => fieldNouns[field]));
