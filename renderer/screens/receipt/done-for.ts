import { cameToNothing, type Item } from '../../lib/items.ts';
import { yourItemsOnPaper } from '../../lib/words/sharing.ts';
import type { Sentence } from '../conversation/done-here.ts';
import { type Due, dueHere } from '../conversation/due-here.ts';
import { everythingDone, type Here, type Record } from '../conversation/everything-done.ts';

/** What was done for one person. `waiting`: some of it has yet to be received; `refused`: so many things came to nothing and are left out. */
export type DoneFor = {
  readonly sentences: readonly Sentence[];
  readonly due: readonly Due[];
  readonly waiting: boolean;
  readonly refused: number;
};

/**
 * What was done in a conversation for one of the people it is about, for their paper: nobody is named in it, and nothing is said that
 * only a consent lets us hold.
 */
export function doneFor(
  customerId: string,
  record: Record | undefined,
  all: Here,
  itemsById: ReadonlyMap<string, Item>,
): DoneFor {
  const here = theirs(all, customerId);
  const theirRecord = record && theirsIn(record, customerId);
  // Whom else it is about is not said, and the words do not depend on how this computer keeps what it has.
  const sentences = everythingDone(theirRecord, here, itemsById, [], true, yourItemsOnPaper);
  const states = Object.values(here).flatMap((ones) => ones.map(({ itemId }) => itemsById.get(itemId)?.state));
  return {
    sentences: sentences.filter(({ refused }) => !refused),
    due: dueHere(theirRecord?.disputed, here.disputed, itemsById),
    waiting: states.some((state) => state !== 'received' && !cameToNothing(state)),
    refused: sentences.filter(({ refused }) => refused).length,
  };
}

const ofThem =
  (customerId: string) =>
  <T extends { readonly customerId: string }>(ones: readonly T[] = []): T[] =>
    ones.filter((one) => one.customerId === customerId);

function theirs(here: Here, customerId: string): Here {
  const of = ofThem(customerId);
  return {
    ...{ said: of(here.said), registered: of(here.registered), changed: of(here.changed) },
    // Telling of a legal demand may be forbidden.
    passedOn: of(here.passedOn).filter(({ kind }) => kind !== 'legal-demand'),
    disputed: of(here.disputed),
    authorised: of(here.authorised).map((one) => ({ ...one, name: null })),
    stopping: of(here.stopping),
    promised: here.promised.filter((one) => one.customerId === customerId),
  };
}

function theirsIn(record: Record, customerId: string): Record {
  const of = ofThem(customerId);
  return {
    ...record,
    ...{ customers: of(record.customers), done: of(record.done), amended: of(record.amended), disputed: of(record.disputed) },
    ...{ registered: of(record.registered), authorised: of(record.authorised), passedOn: of(record.passedOn) },
    ...(record.promised ? { promised: record.promised.filter((one) => one.customerId === customerId) } : {}),
  };
}
