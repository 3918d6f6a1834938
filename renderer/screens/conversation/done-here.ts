import type { Decision, Purpose } from '../../../shared/domain/consent.ts';
import type { Output } from '../../../shared/operations.ts';
import type { About } from '../../lib/conversation.ts';
import { cameToNothing, type Item } from '../../lib/items.ts';
import type { Said } from '../../lib/said.ts';
import { showTime } from '../../lib/time.ts';
import { decisionWords, purposeWords } from '../../lib/words/purposes.ts';
import { savedWords } from '../../lib/words/saved.ts';

type ConversationRecord = Pick<Output<'conversations.read'>, 'done' | 'customers'>;
type Done = { readonly customerId: string; readonly purpose: Purpose; readonly decision: Decision; readonly saidAt: string };

/** One thing done, in a sentence to read back, and the truth about where it is. */
export type Sentence = { readonly key: string; readonly words: string; readonly where: string; readonly refused: boolean };

/**
 * What was done in a conversation: what the centre has, and what was recorded here that it does not have yet.
 * `about` gives the names where the conversation was about more than one person.
 */
export function doneHere(
  record: ConversationRecord | undefined,
  saidHere: readonly Said[],
  itemsById: ReadonlyMap<string, Item>,
  about: readonly About[],
  kept: boolean,
): readonly Sentence[] {
  const here = saidHere.flatMap(({ itemId, customerId, saidAt, decisions }) =>
    decisions.map((decision) => {
      const item = itemsById.get(itemId);
      return sentence({ customerId, saidAt, ...decision }, about, savedWords(item, kept), cameToNothing(item?.state));
    }),
  );
  const known = new Set(here.map(({ key }) => key));
  const there = (record?.done ?? []).map((done) =>
    sentence(done, about, `Received by the central service at ${showTime(done.receivedAt)}.`, false),
  );
  return [...there.filter(({ key }) => !known.has(key)), ...here];
}

function sentence(done: Done, about: readonly About[], where: string, refused: boolean): Sentence {
  const { customerId, purpose, decision, saidAt } = done;
  const name = about.length > 1 ? about.find((one) => one.customerId === customerId)?.name : undefined;
  return {
    key: `${customerId} ${purpose} ${Date.parse(saidAt)}`,
    words: `${name ? `${name}: at` : 'At'} ${showTime(saidAt)} you ${decisionWords[decision].past} ${purposeWords[purpose].act}.`,
    where,
    refused,
  };
}
