/** A stream of numbers from 0 up to, not including, 1. */
export type Random = () => number;

/** One round of mixing of a 32-bit number; different numbers stay different (a bijection: murmur3's finaliser). */
export function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A stream of its own for each seed, purpose and place: sfc32, a state of 128 bits, so that streams never meet. */
export function makeRandom(seed: number, purpose: number, place: number): Random {
  let a = mix(seed ^ 0x9e3779b9);
  let b = mix(place + 0x7f4a7c15);
  let c = mix(Math.imul(purpose + 1, 0x2545f491) ^ seed);
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** A whole number from 0 up to, not including, `below`. */
export function whole(random: Random, below: number): number {
  return Math.floor(random() * below);
}

/** A whole number between two, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** One of a list, all alike. Throws on an empty list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new RangeError('Nothing to pick from');
  return found;
}

/** Things with weights, made ready for picking. */
export type Weighted<T> = { readonly items: readonly T[]; readonly sums: Float64Array };

export function weighted<T>(entries: Iterable<readonly [T, number]>): Weighted<T> {
  const all = [...entries];
  const sums = new Float64Array(all.length);
  let total = 0;
  for (const [index, [, weight]] of all.entries()) {
    total += weight;
    sums[index] = total;
  }
  return { items: all.map(([item]) => item), sums };
}

/** Things in falling order: the share of each falls with its place (Zipf's law, flattened at the top by `flat`). */
export function ranked<T>(items: readonly T[], flat = 6): Weighted<T> {
  return weighted(items.map((item, place) => [item, 1 / (place + flat)] as const));
}

/** One of the weighted things. */
export function draw<T>(random: Random, { items, sums }: Weighted<T>): T {
  const wanted = random() * (sums[sums.length - 1] ?? 0);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  const found = items[low];
  if (found === undefined) throw new RangeError('Nothing to draw from');
  return found;
}
