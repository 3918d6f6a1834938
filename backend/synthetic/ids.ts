import { makeReference } from '../../shared/domain/reference.ts';
import { mix, type Random } from './random.ts';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A UUIDv7 (RFC 9562) of an instant in milliseconds, its random bits from the stream: the same stream, the same id. */
export function uuid7(random: Random, milliseconds: number): string {
  const time = Math.floor(milliseconds).toString(16).padStart(12, '0');
  const first = (random() * 0x10000) >>> 0;
  const second = (random() * 0x10000) >>> 0;
  const third = (random() * 0x100000000) >>> 0;
  const fourth = (random() * 0x10000) >>> 0;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${four(first).slice(1)}-${HEX[0x80 | ((second >>> 8) & 0x3f)]}${HEX[second & 255]}-${four(third >>> 16)}${four(third & 0xffff)}${four(fourth)}`;
}

/** A UUIDv4 from the stream. */
export function uuid4(random: Random): string {
  const words = Array.from({ length: 4 }, () => (random() * 0x100000000) >>> 0) as [number, number, number, number];
  const [a, b, c, d] = words;
  return `${four(a >>> 16)}${four(a & 0xffff)}-${four(b >>> 16)}-4${four(b & 0xffff).slice(1)}-${HEX[0x80 | ((c >>> 24) & 0x3f)]}${HEX[(c >>> 16) & 255]}-${four(c & 0xffff)}${four(d >>> 16)}${four(d & 0xffff)}`;
}

const four = (value: number) => `${HEX[(value >>> 8) & 255]}${HEX[value & 255]}`;

/** The reference of the person at a place: unlike every other's of the same seed, for seven characters are a bijection of the place. */
export function referenceOf(seed: number, place: number): string {
  const own = mix(place ^ mix(seed));
  const rest = mix(place + 0x51ed270b) ^ mix(seed + 1);
  const bytes = new Uint8Array(9);
  for (let at = 0; at < 6; at++) bytes[at] = (own >>> (at * 5)) & 31;
  bytes[6] = (own >>> 30) | ((rest & 7) << 2);
  bytes[7] = (rest >>> 3) & 31;
  bytes[8] = (rest >>> 8) & 31;
  return makeReference(bytes);
}

/** A prime below the 900 million beginnings of a ULN. */
const PRIME = 899_999_963;

/** The unique learner number of the person at a place, its check digit right; null where these nine digits have none. */
export function ulnOf(seed: number, place: number): string | null {
  const nine = String(100_000_000 + ((place * 7_919 + (mix(seed) % PRIME)) % PRIME));
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += Number(nine[at]) * (10 - at);
  const remainder = sum % 11;
  // The rule gives no check digit for a remainder of nought.
  return remainder === 0 ? null : `${nine}${10 - remainder}`;
}
