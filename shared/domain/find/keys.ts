// Royal Mail's programmers' guide: areas of one letter are these eight, Q, V, X never come first, I, J, Z never second, and
// C, I, K, M, O, V never after the last digit. What cannot be a postcode may be half a reference.
const AREA = '(?:[BEGLMNSW]|[A-PR-UWYZ][A-HK-Y])';
const POSTCODE = new RegExp(`^(?:GIR0AA|${AREA}\\d[A-Z\\d]?\\d[ABD-HJLNP-UW-Z]{2})$`);
const OUTWARD = new RegExp(`^(?:GIR|${AREA}\\d[A-Z\\d]?)$`);
const PHONE_MARKS = /[\s().\-‐‑‒–—/]/gu;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/**
 * A phone number as it is compared, `+` and digits (`+447700900123`), from any spacing, `0044`, `+44 (0)` or the national
 * form; null when it is none.
 */
export function phoneKey(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\+?44\s*\(0\)/u, '+44')
    .replace(PHONE_MARKS, '');
  if (!/^\+?\d{9,15}$/.test(bare)) return null;
  if (bare.startsWith('+44')) return british(bare.slice(3));
  if (bare.startsWith('+')) return abroad(bare.slice(1));
  if (bare.startsWith('0044')) return british(bare.slice(4));
  if (bare.startsWith('00')) return abroad(bare.slice(2));
  if (bare.startsWith('0')) return british(bare);
  if (bare.startsWith('44') && bare.length === 12) return british(bare.slice(2));
  // The leading zero left out, as forms and exports do: only for mobiles, or any ten digits would be a phone.
  return /^7\d{9}$/.test(bare) ? british(bare) : null;
}

/** National significant numbers have 9 or 10 digits and begin 1 to 9 (Ofcom, National Telephone Numbering Plan). */
function british(digits: string): string | null {
  const national = digits.replace(/^0/, '');
  return /^[1-9]\d{8,9}$/.test(national) ? `+44${national}` : null;
}

/** Country codes begin 1 to 9 (ITU E.164). */
function abroad(digits: string): string | null {
  return /^[1-9]\d{8,14}$/.test(digits) ? `+${digits}` : null;
}

/** An e-mail address as it is compared: lower case; null when it is none. */
export function emailKey(text: string): string | null {
  const lower = text.trim().toLowerCase();
  return EMAIL.test(lower) ? lower : null;
}

/** A whole postcode as it is compared, `LS61AA`; null when it is none. */
export function postcodeKey(text: string): string | null {
  const key = text.replace(/\s/gu, '').toUpperCase();
  return POSTCODE.test(key) ? key : null;
}

/** The outward part, `LS6`, of a whole postcode in any spacing; null when it is none. */
export function outwardOf(postcode: string): string | null {
  return postcodeKey(postcode)?.slice(0, -3) ?? null;
}

/** An outward postcode alone, `LS6`; null when it is none. */
export function outwardKey(text: string): string | null {
  const key = text.trim().toUpperCase();
  return OUTWARD.test(key) ? key : null;
}

/** A unique learner number: ten digits whose last checks the first nine (weights 10 to 2, 10 − remainder by 11). */
export function isUln(text: string): boolean {
  if (!/^[1-9]\d{9}$/.test(text)) return false;
  const sum = [...text.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const remainder = sum % 11;
  return remainder !== 0 && 10 - remainder === Number(text[9]);
}

/** The end of the range of strings that begin with a folded prefix: `prefix ≤ word < rangeEnd(prefix)` in byte order. */
export function rangeEnd(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
