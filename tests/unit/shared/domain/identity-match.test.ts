import { expect, test } from 'vitest';
import { CHECK_ITEMS, type CheckItem } from '../../../../shared/domain/identity.ts';
import { type Held, matchItems } from '../../../../shared/domain/identity-match.ts';
import { makeReference } from '../../../../shared/domain/reference.ts';

const reference = makeReference(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9]));
const held: Held = {
  givenName: 'Zoë Anne',
  familyName: "O'Brien-Smith",
  birthDate: '1984-03-12',
  postcode: 'LS61AA',
  phones: ['+447700900123', '+441134960000'],
  emails: ['zoe@example.org'],
  reference,
  uln: '1000000042',
  lastMonth: '2026-09',
  lastPlace: 'Leeds City Library',
  knownToCaller: true,
  callBack: ['mobile'],
  inPerson: true,
};
const nobody: Held = {
  ...held,
  birthDate: null,
  postcode: null,
  phones: [],
  emails: [],
  uln: null,
  lastMonth: null,
  lastPlace: null,
  knownToCaller: false,
  callBack: [],
  inPerson: false,
};
const matches = (item: CheckItem, said: string | boolean, of: Held = held) => matchItems({ [item]: said }, of)[0]?.matches;

test.each<[CheckItem, string | boolean]>([
  ['fullName', 'Zoë Anne O’Brien-Smith'],
  ['fullName', 'zoe anne obrien smith'],
  ['fullName', "O'Brien-Smith, Zoe Anne"],
  ['dateOfBirth', '1984-03-12'],
  ['postcode', 'ls6 1aa'],
  ['postcode', 'LS61AA'],
  ['phone', '07700 900123'],
  ['phone', '+44 (0)113 496 0000'],
  ['email', ' Zoe@Example.org '],
  ['reference', reference],
  ['reference', `${reference.slice(0, 5)} ${reference.slice(5).toLowerCase()}`],
  ['uln', '1000 0000 42'],
  ['lastContactMonth', '2026-09'],
  ['lastContactPlace', 'leeds city library'],
  ['knownToMe', true],
  ['calledBackOn', 'mobile'],
  ['documentSeen', 'passport'],
])('%s matches %s', (item, said) => {
  expect(matches(item, said)).toBe(true);
});

test.each<[CheckItem, string]>([
  ['fullName', 'Zoe'],
  ['fullName', 'Zoe OBrien'],
  ['fullName', '-'],
  ['dateOfBirth', '1984-12-03'],
  ['postcode', 'LS6 1AB'],
  ['postcode', 'LS6'],
  ['phone', '07700 900124'],
  ['phone', '900123'],
  ['email', 'zoe@example.com'],
  ['reference', reference.slice(0, 9)],
  ['uln', '1000000043'],
  ['lastContactMonth', '2025-09'],
  ['lastContactPlace', 'Leeds'],
  ['lastContactPlace', '!'],
  ['calledBackOn', 'homePhone'],
])('%s does not match %s', (item, said) => {
  expect(matches(item, said)).toBe(false);
});

test('what is not held never matches, however it is said', () => {
  const said = { dateOfBirth: '', postcode: '', phone: '', email: '', uln: '', lastContactMonth: '', lastContactPlace: '' };
  for (const answer of matchItems(said, nobody)) expect(answer.matches).toBe(false);
  for (const item of ['knownToMe', 'calledBackOn', 'documentSeen'] as const) expect(matches(item, 'mobile', nobody)).toBe(false);
});

test('only what was said is answered, in the order of the table, and never with a value', () => {
  const all = Object.fromEntries(CHECK_ITEMS.map((item) => [item, 'x']));
  expect(matchItems(all, held).map(({ item }) => item)).toEqual([...CHECK_ITEMS]);
  expect(matchItems({ postcode: 'LS6 1AA', fullName: 'no' }, held)).toEqual([
    { item: 'fullName', matches: false },
    { item: 'postcode', matches: true },
  ]);
});
