/** Letters that Unicode does not take apart, as an adviser without them on the keyboard would type them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'ng',
  ŧ: 't',
  ə: 'e',
  ς: 'σ',
  ى: 'ي',
};
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
/** Accents of Latin, Greek and Cyrillic; Arabic vowel signs, hamza above and below, and the stretching stroke. */
const ACCENTS = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/gu;
/** What stands for an apostrophe inside a name: it goes, and the name stays one word. */
export const APOSTROPHES = /['’‘ʼʹʻ`´′]/gu;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;
const HYPHENS = /[-‐‑‒–—]/u;
/** Most words: nothing to take off, one step to fold. */
const PLAIN_WORD = /^[a-zA-Z0-9]+$/;
/** At most this many words of one name are indexed. */
const MOST_WORDS = 8;

/** One word as it is compared: lower case, no accents, no apostrophes. Other scripts stay themselves. */
export function foldWord(word: string): string {
  if (PLAIN_WORD.test(word)) return word.toLowerCase();
  // Taken apart first: some letters only show that they are capitals, or an apostrophe, once apart.
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .replace(ACCENTS, '')
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] as string)
    .normalize('NFC');
}

/** The folded words of a piece of a name, in order: `Anne-Marie O’Neil` gives `anne`, `marie`, `oneil`. */
export function wordsOf(text: string): string[] {
  const folded = foldWord(text);
  return PLAIN_WORD.test(folded) ? [folded] : folded.split(BETWEEN_WORDS).filter(Boolean);
}

/**
 * Every folded word a person can be found by, each once: the words of both names, and the run-together form of what is
 * often written as one (`Smith-Jones` also `smithjones`; `De Silva` also `desilva`; `O Brien` also `obrien`).
 */
export function nameWords(given: string, family: string): string[] {
  if (PLAIN_WORD.test(given) && PLAIN_WORD.test(family)) return [...new Set([given.toLowerCase(), family.toLowerCase()])];
  const all = [given, family].flatMap((name) => [...wordsOf(name), ...joinedForms(name)]);
  return [...new Set(all)].slice(0, MOST_WORDS);
}

function joinedForms(name: string): string[] {
  const forms: string[] = [];
  const pieces = name.trim().split(/\s+/u);
  for (const [index, piece] of pieces.entries()) {
    const parts = wordsOf(piece);
    if (parts.length > 1 && HYPHENS.test(piece)) forms.push(parts.join(''));
    const next = pieces[index + 1];
    if (next !== undefined && parts.length === 1 && (parts[0] as string).length <= 3)
      forms.push([...parts, ...wordsOf(next)].join(''));
  }
  return forms;
}
