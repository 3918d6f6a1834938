import { pick } from '../support/random.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** The four slips of the literature on typing errors, each as likely, at a place as likely as any other. */
const KINDS = ['swapped', 'left-out', 'wrong', 'too-many'] as const;

/**
 * A word with one slip in it: two neighbours swapped, a letter left out, a wrong one or one too many, each kind and place as
 * likely. Always another word than the one given, of at least two letters.
 */
export function slip(word: string, random: () => number): string {
  for (;;) {
    const slipped = once([...word], random);
    if (slipped !== word && slipped.length >= 2) return slipped;
  }
}

function once(letters: string[], random: () => number): string {
  const at = Math.floor(random() * letters.length);
  switch (pick(random, KINDS)) {
    case 'swapped': {
      const next = letters[at + 1];
      return (next === undefined ? letters : letters.with(at, next).with(at + 1, letters[at] as string)).join('');
    }
    case 'left-out':
      return letters.toSpliced(at, 1).join('');
    case 'wrong':
      return letters.with(at, pick(random, LETTERS)).join('');
    case 'too-many':
      return letters.toSpliced(at, 0, pick(random, LETTERS)).join('');
  }
}
