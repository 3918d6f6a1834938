/**
 * The order of the database (collate "C"): by the bytes of UTF-8, which is by code point. JavaScript's own order puts signs
 * beyond the first plane, which it holds as two surrogates, before some that are within it.
 */
export function compareText(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  for (let at = 0; at < most; at += 1) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (a !== b) return placeOf(a) - placeOf(b);
  }
  return one.length - other.length;
}

/** Surrogates after everything else. */
function placeOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
