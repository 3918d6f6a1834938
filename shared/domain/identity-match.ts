import { wordsOf } from './find/fold.ts';
import { emailKey, phoneKey, postcodeKey } from './find/keys.ts';
import { CHECK_ITEMS, type CheckItem } from './identity.ts';
import { readReference } from './reference.ts';

/** What the caller says and the adviser states, one entry an item. */
export type Said = { readonly [item in CheckItem]?: string | boolean | undefined };

/**
 * What is held, as far as a check compares it. `phones` and `emails` are keys (`+44…`, lower case), `postcode` is `LS61AA`.
 * `lastMonth` is `YYYY-MM` in London. `callBack`: fields whose number has been held long enough.
 */
export type Held = {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string | null;
  readonly postcode: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly reference: string;
  readonly uln: string | null;
  readonly lastMonth: string | null;
  readonly lastPlace: string | null;
  readonly knownToCaller: boolean;
  readonly callBack: readonly string[];
  readonly inPerson: boolean;
};

const compact = (text: string) => wordsOf(text).join('');
const sortedWords = (text: string) => wordsOf(text).toSorted().join(' ');
const isAmong = (key: string | null, held: readonly string[]) => key !== null && held.includes(key);
const isHeld = (key: string | null, held: string | null) => key !== null && key === held;

const compare: { readonly [item in CheckItem]: (said: string, held: Held) => boolean } = {
  fullName: (said, { givenName, familyName }) =>
    compact(said) !== '' &&
    ([`${givenName} ${familyName}`, `${familyName} ${givenName}`].some((name) => compact(name) === compact(said)) ||
      sortedWords(said) === sortedWords(`${givenName} ${familyName}`)),
  dateOfBirth: (said, held) => isHeld(said, held.birthDate),
  postcode: (said, held) => isHeld(postcodeKey(said), held.postcode),
  phone: (said, held) => isAmong(phoneKey(said), held.phones),
  email: (said, held) => isAmong(emailKey(said), held.emails),
  reference: (said, held) => {
    const read = readReference(said);
    return read.ok && read.reference === held.reference;
  },
  uln: (said, held) => isHeld(said.replace(/\s/gu, ''), held.uln),
  lastContactMonth: (said, held) => isHeld(said, held.lastMonth),
  lastContactPlace: (said, held) => held.lastPlace !== null && compact(said) !== '' && compact(said) === compact(held.lastPlace),
  knownToMe: (_, held) => held.knownToCaller,
  calledBackOn: (said, held) => held.callBack.includes(said),
  documentSeen: (_, held) => held.inPerson,
};

/** Each item that was said, with whether it matches what is held; in the table's order. */
export function matchItems(said: Said, held: Held): { item: CheckItem; matches: boolean }[] {
  return CHECK_ITEMS.filter((item) => said[item] !== undefined).map((item) => ({
    item,
    matches: compare[item](String(said[item]), held),
  }));
}
