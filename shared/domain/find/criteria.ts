/** The first and last day somebody may have been born on, `YYYY-MM-DD`: the same day, or a year's first and last. */
export type Born = { readonly from: string; readonly to: string };

/** The reference as typed, or, with one character wrong (`asTyped` false), those it may have been. */
export type TypedReference = { readonly any: readonly string[]; readonly asTyped: boolean };

/** What a find looks for: everything typed, in the form it is compared in. */
export type Criteria = {
  /** Folded name words in the order typed; each may be the start of a word. */
  readonly names: readonly string[];
  readonly born: Born | null;
  readonly postcode: string | null;
  readonly outward: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly reference: TypedReference | null;
  readonly uln: string | null;
};

export const NO_CRITERIA: Criteria = {
  names: [],
  born: null,
  postcode: null,
  outward: null,
  phone: null,
  email: null,
  reference: null,
  uln: null,
};

/** True when a find of this would be no find: nothing understood, or only single letters (find-too-short). */
export function isTooShort(criteria: Criteria): boolean {
  const { names, ...rest } = criteria;
  if (Object.values(rest).some((value) => value !== null)) return false;
  return names.every((name) => [...name].length < 2 && !isWholeAlone(name));
}

/** One sign of Han, kana or Hangul says as much as a few letters. */
function isWholeAlone(name: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(name);
}
