import { describe, expect, it } from 'vitest';
import places from '../../../../backend/synthetic/data/places.json' with { type: 'json' };
import { drawHome, landlineOf, mobileOf, RESERVED_NUMBERS_UNTIL } from '../../../../backend/synthetic/places.ts';
import { makeRandom } from '../../../../backend/synthetic/random.ts';
import { organisationName } from '../../../../shared/codes/organisations.ts';
import { phoneKey, postcodeKey } from '../../../../shared/domain/find/keys.ts';

/** Ofcom's ranges for television and radio drama, in England. */
const RESERVED =
  /^(07700900|01632960|03069990|01134960|01144960|01154960|01164960|01174960|01184960|01214960|01514960|01614960|01914980|02079460)\d{3}$/;

describe('numbers', () => {
  it('are in the ranges reserved for drama for the first ten thousand people', () => {
    const random = makeRandom(5, 5, 5);
    const outside: string[] = [];
    for (let index = 0; index < RESERVED_NUMBERS_UNTIL; index++) {
      const { place } = drawHome(random);
      const numbers = [mobileOf(random, index), landlineOf(random, index, place)];
      outside.push(...numbers.filter((number) => !RESERVED.test(number.replaceAll(' ', ''))));
    }
    expect(outside).toEqual([]);
    expect(new Set(Array.from({ length: 1_000 }, (_, index) => mobileOf(random, index))).size).toBe(1_000);
  });

  it('are well formed after that, and mobiles are mobiles', () => {
    const random = makeRandom(6, 6, 6);
    for (let index = RESERVED_NUMBERS_UNTIL; index < RESERVED_NUMBERS_UNTIL + 3_000; index++) {
      const { place } = drawHome(random);
      expect(phoneKey(mobileOf(random, index))).toMatch(/^\+447[45789]\d{8}$/);
      expect(phoneKey(landlineOf(random, index, place))).toMatch(/^\+44[12]\d{9}$/);
    }
  });
});

describe('homes', () => {
  it('are in real outward areas: the data names some hundreds, each once, under a contractor we know', () => {
    const outward = places.places.flatMap((place) => place.outward.split(' '));
    expect(outward.length).toBeGreaterThan(150);
    expect(new Set(outward).size).toBe(outward.length);
    for (const code of outward) expect(code).toMatch(/^[A-Z]{1,2}\d{1,2}$/);
    for (const { organisation, areaCode } of places.places) {
      expect(organisationName(organisation)).not.toBeNull();
      expect(areaCode).toMatch(/^0\d{2,4}$/);
    }
    expect(new Set(places.places.map(({ organisation }) => organisation)).size).toBe(9);
  });

  it('have a well-formed postcode of their town and a line for the envelope', () => {
    const random = makeRandom(7, 7, 7);
    for (let home = 0; home < 3_000; home++) {
      const { place, line1, line2, postcode } = drawHome(random);
      expect(postcodeKey(postcode)).toBe(postcode.replace(' ', ''));
      expect(place.outward).toContain(postcode.split(' ')[0]);
      expect(postcode).toMatch(/ \d[ABD-HJLNP-UW-Z]{2}$/);
      expect(line2 ?? line1).toMatch(/^\d+ [A-Z]/);
    }
  });
});
