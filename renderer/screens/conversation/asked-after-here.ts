import { showReference } from '../../../shared/domain/reference.ts';
import type { AskedAfter } from '../../lib/asked-after.ts';
import { cameToNothing, type Item } from '../../lib/items.ts';
import { showTime } from '../../lib/time.ts';
import { savedWords } from '../../lib/words/saved.ts';
import { askedWords } from '../after-closing/after-words.ts';
import type { Sentence } from './done-here.ts';

/** What was asked in a conversation after closing, as it was recorded here: of nobody's record. */
export const askedAfterHere = (
  mine: readonly AskedAfter[],
  itemsById: ReadonlyMap<string, Item>,
  kept: boolean,
): readonly Sentence[] =>
  mine.map(({ itemId, kind, reference, saidAt }) => {
    const item = itemsById.get(itemId);
    return {
      key: `asked after closing ${reference}`,
      words: `At ${showTime(saidAt)} ${askedWords(kind)}. The reference is ${showReference(reference)}.`,
      where: savedWords(item, kept),
      refused: cameToNothing(item?.state),
    };
  });
