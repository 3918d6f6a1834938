import { MOST_MEANT, MOST_SOUNDS } from '../bounds.ts';
import { COST } from '../closeness.ts';
import { slipsOf, soundOf } from '../index-rows.ts';
import { nicknamesOf } from '../nicknames.ts';
import { isLike, slipPatterns } from '../slip-patterns.ts';
import { type Dictionary, mostHeld, type Word } from './dictionary.ts';

export type Meant = Word & { readonly cost: number };
/** A typed word and the words it may have been meant for. */
export type Typed = { readonly name: string; readonly meant: readonly Meant[] };

/** The words of the dictionary that a typed word may have been meant for, the likeliest first. */
export function wordsMeant({ byWord, bySlip, bySound }: Dictionary, typed: string): Meant[] {
  const meant = new Map<string, Meant>();
  const add = (entry: Word | undefined, cost: number) => {
    if (entry && cost < (meant.get(entry.word)?.cost ?? Number.POSITIVE_INFINITY)) meant.set(entry.word, { ...entry, cost });
  };
  const slipCost = slipCosts(typed);
  for (const slip of slipsOf(typed)) for (const entry of bySlip.get(slip) ?? []) add(entry, slipCost(entry.word));
  for (const name of nicknamesOf(typed)) add(byWord.get(name), COST.nickname);
  const sound = soundOf(typed);
  if (sound !== '') for (const entry of (bySound.get(sound) ?? []).slice(0, MOST_SOUNDS)) add(entry, COST.sound);
  return [...meant.values()].sort((one, other) => one.cost - other.cost || mostHeld(one, other)).slice(0, MOST_MEANT);
}

/** What a word costs that shares a spelling with the typed one; without end where it is more than one slip away. */
function slipCosts(typed: string): (word: string) => number {
  const { likely, other } = slipPatterns(typed);
  const [first] = typed;
  return (word) => {
    if (word === typed) return 0;
    const cost = isLike(word, likely) ? COST.likely : isLike(word, other) ? COST.other : Number.POSITIVE_INFINITY;
    return cost + ([...word][0] === first ? 0 : COST.otherFirstLetter);
  };
}
