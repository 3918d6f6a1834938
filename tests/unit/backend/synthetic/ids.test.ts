import { describe, expect, it } from 'vitest';
import { referenceOf, ulnOf, uuid4, uuid7 } from '../../../../backend/synthetic/ids.ts';
import { makeRandom } from '../../../../backend/synthetic/random.ts';
import { rounds } from '../../../support/rounds.ts';

const MANY = rounds(1_000_000);

describe('identifiers', () => {
  it('are version 7 with the time in front, or version 4', () => {
    const random = makeRandom(1, 2, 3);
    const at = Date.UTC(2024, 1, 29, 12);
    const id = uuid7(random, at);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
    expect(uuid4(random)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('give every place in a crowd a reference of its own', () => {
    const all = new Set<string>();
    for (let place = 0; place < MANY; place++) all.add(referenceOf(1, place));
    expect(all.size).toBe(MANY);
  });

  it('give learner numbers of ten digits, each once, whose weighted sum is right', () => {
    const all = new Set<string>();
    let none = 0;
    for (let place = 0; place < MANY; place++) {
      const uln = ulnOf(3, place);
      if (uln === null) {
        none++;
        continue;
      }
      all.add(uln);
      if (place % 97 === 0) {
        expect(uln).toMatch(/^[1-9]\d{9}$/);
        // The check digit is ten less the remainder by eleven of the first nine, weighted ten down to two.
        const sum = [...uln.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
        expect(Number(uln[9])).toBe(10 - (sum % 11));
      }
    }
    expect(all.size).toBe(MANY - none);
    expect(none / MANY).toBeCloseTo(1 / 11, 1);
  });
});

describe('streams of random numbers', () => {
  it('are the same for the same seed, purpose and place, and else unlike', () => {
    const first = (seed: number, purpose: number, place: number) => {
      const random = makeRandom(seed, purpose, place);
      return `${random()} ${random()}`;
    };
    expect(first(1, 2, 3)).toBe(first(1, 2, 3));
    const all = new Set<string>();
    for (let seed = 0; seed < 20; seed++)
      for (let purpose = 0; purpose < 5; purpose++)
        for (let place = 0; place < 100; place++) all.add(first(seed, purpose, place));
    expect(all.size).toBe(20 * 5 * 100);
  });
});
