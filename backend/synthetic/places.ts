import ranges from './data/phone-ranges.json' with { type: 'json' };
import places from './data/places.json' with { type: 'json' };
import streets from './data/streets.json' with { type: 'json' };
import { between, draw, pick, type Random, type Weighted, weighted, whole } from './random.ts';
import { wordsOfRows } from './surnames.ts';

/** A post town (or part of London) with its outward postcodes, its local contractor and its area code. */
export type Place = {
  readonly town: string;
  readonly organisation: string;
  readonly areaCode: string;
  readonly outward: readonly string[];
};

/** A home: the lines as written on an envelope, the postcode with its space. */
export type Home = { readonly place: Place; readonly line1: string; readonly line2: string | null; readonly postcode: string };

const all: Weighted<Place> = weighted(
  places.places.map(({ outward, weight, ...place }) => [{ ...place, outward: outward.split(' ') }, weight] as const),
);

/** Numbers of the reserved ranges go to the first people; a larger crowd has numbers that are merely well formed. */
export const RESERVED_NUMBERS_UNTIL = 10_000;

const streetNames = wordsOfRows(streets.names);
const streetKinds = wordsOfRows(streets.kinds);
/** The letters an inward code may end in (Royal Mail: not C, I, K, M, O, V). */
const INWARD = 'ABDEFGHJLNPQRSTUWXYZ';

/** A home somewhere in England. */
export function drawHome(random: Random): Home {
  const place = draw(random, all);
  const street = `${pick(random, streetNames)} ${pick(random, streetKinds)}`;
  const number = between(random, 1, random() < 0.8 ? 60 : 240);
  const flat = random() < 0.16 ? `Flat ${between(random, 1, 24)}` : null;
  const inward = `${whole(random, 10)}${INWARD.charAt(whole(random, INWARD.length))}${INWARD.charAt(whole(random, INWARD.length))}`;
  return {
    place,
    line1: flat ?? `${number} ${street}`,
    line2: flat ? `${number} ${street}` : null,
    postcode: `${pick(random, place.outward)} ${inward}`,
  };
}

const three = (value: number) => String(value).padStart(3, '0');
const digits = (random: Random, count: number) => Array.from({ length: count }, () => whole(random, 10)).join('');

/** A mobile of the person at a place in the crowd, as people write it. The first thousand people have different ones. */
export function mobileOf(random: Random, index: number): string {
  if (index < RESERVED_NUMBERS_UNTIL) return `${ranges.mobile}${three((index * 271) % 1000)}`;
  return `07${pick(random, [4, 5, 7, 8, 9])}${digits(random, 2)} ${digits(random, 6)}`;
}

/** A landline where somebody lives: in a reserved range (the town's own, if it has one) for the first people. */
export function landlineOf(random: Random, index: number, place: Place): string {
  const areas: Readonly<Record<string, string>> = ranges.areas;
  if (index < RESERVED_NUMBERS_UNTIL)
    return `${areas[place.areaCode] ?? pick(random, ranges.anywhere)}${three(whole(random, 1000))}`;
  if (place.areaCode.length === 3) return `${place.areaCode} ${pick(random, [7, 8])}${digits(random, 3)} ${digits(random, 4)}`;
  if (place.areaCode.length === 4) return `${place.areaCode} ${between(random, 2, 9)}${digits(random, 2)} ${digits(random, 4)}`;
  return `${place.areaCode} ${between(random, 2, 9)}${digits(random, 5)}`;
}
