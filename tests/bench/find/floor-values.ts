import { slipsOf, soundOf } from '../../../shared/domain/find/index-rows.ts';
import { rangeEnd } from '../../../shared/domain/find/keys.ts';
import { nicknamesOf } from '../../../shared/domain/find/nicknames.ts';
import { slipPatterns } from '../../../shared/domain/find/slip-patterns.ts';

// The values of the floors' statements, made before the measurement: a floor recognises nothing.

/** Two folded words, each maybe a beginning. */
export function nameValues(first: string, second: string): unknown[] {
  const pairs = [
    ...nicknamesOf(first).map((name) => `${name} ${second}`),
    ...nicknamesOf(second).map((name) => `${name} ${first}`),
  ];
  const [longer, shorter] = second.length >= first.length ? [second, first] : [first, second];
  const places = [`${first} ${second}`, `${second} ${first}`].flatMap((pair) => [pair, rangeEnd(pair)]);
  return [...places, pairs, pairs.map(rangeEnd), longer, rangeEnd(longer), shorter, rangeEnd(shorter)];
}

/** One folded word, maybe a beginning. */
export function surnameValues(word: string): unknown[] {
  const short = nicknamesOf(word).map((name) => `${name} `);
  return [`${word} `, rangeEnd(`${word} `), `${word}!`, rangeEnd(word), short, short.map(rangeEnd)];
}

/** A day and one folded word, maybe a beginning. */
export function birthValues(day: string, word: string): unknown[] {
  return [day, word, rangeEnd(word), nicknamesOf(word)];
}

/** Two folded words, each maybe with a slip. */
export function slipValues(first: string, second: string): unknown[] {
  const meant = (word: string) => {
    const { likely, other } = slipPatterns(word);
    return [word, slipsOf(word), likely, other, nicknamesOf(word), soundOf(word)];
  };
  const joined = [`${first}${second} `, `${second}${first} `];
  const length = first.length + second.length;
  return [
    ...nameValues(first, second),
    ...meant(first),
    ...meant(second),
    rangeEnd(first),
    rangeEnd(second),
    joined,
    rangeEnd(''),
    length,
  ];
}
