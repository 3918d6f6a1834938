import { wordsOf } from './find/fold.ts';

/** Words that say nothing about what a caller wants. */
const EMPTY = new Set(
  `a about all am an and any are as at be been but by can could did do does dont for from had has have he her here hers him his
  how i id if ill im in into is it its ive just like me mine my no not of off oh on or our out over please she so some than thank
  thanks that thats the their them then there they theyve this those to too up us want wants was we were what when where
  which will with would yes yet you youd youre your youve`
    .split(/\s+/)
    .filter(Boolean),
);

/** A folded word without its ending, so that "calling", "called" and "calls" are one. Never shorter than three letters. */
export function stem(word: string): string {
  const single = word.length > 3 ? word.replace(/(?<!s)s$/, '') : word;
  const bare = single.replace(/(?:ing|edly|ed|ly|al|n|e|y)$/, '');
  return (bare.length >= 3 ? bare : single).replace(/([^aeiou])\1$/, '$1');
}

/** The stems of the words that say something, each as `canonical` knows it; every word where none does ("what is it"). */
export function meaningfulStems(text: string, canonical: ReadonlyMap<string, string>): string[] {
  const words = wordsOf(text);
  const telling = words.filter((word) => !EMPTY.has(word));
  return [...new Set((telling.length > 0 ? telling : words).map((word) => canonical.get(stem(word)) ?? stem(word)))];
}

/** How alike two stems are: 1 the same, less where one begins the other or for one slip of the fingers, 0 different. */
export function likeness(typed: string, known: string): number {
  if (typed === known) return 1;
  if (typed.length >= 3 && known.startsWith(typed)) return 0.8;
  if (known.length >= 5 && typed.startsWith(known)) return 0.8;
  if (Math.min(typed.length, known.length) >= 4 && oneSlip(typed, known)) return 0.7;
  return 0;
}

/** True when one letter was added, left out, changed or swapped with its neighbour. */
export function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (a.length > b.length) return restA.slice(1) === restB;
  if (a.length < b.length) return restA === restB.slice(1);
  const swapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return swapped || restA.slice(1) === restB.slice(1);
}
