import type { Person } from '../../shared/domain/find/among/person.ts';
import { foldWord, wordsOf } from '../../shared/domain/find/fold.ts';
import type { FindInput } from '../../shared/domain/find/named.ts';
import { nicknamesOf } from '../../shared/domain/find/nicknames.ts';
import { slip } from '../bench/find/slip.ts';
import { pick } from '../bench/support/random.ts';

type Random = () => number;
/** What is asked about somebody, beside a second person; null where they hold nothing of the kind. */
type Query = (person: Person, other: Person, random: Random) => FindInput | string | null;

const british = (day: string) => day.split('-').reverse().join('/');
const start = (word: string, letters: number) => [...word].slice(0, letters).join('');
const slipped = (name: string, random: Random) => (name === '' ? '' : slip(foldWord(name), random));
const called = (name: string, random: Random) => {
  const others = nicknamesOf(foldWord(name));
  return others.length > 0 ? pick(random, others) : null;
};
/** Written as it sounds. */
const heard = (name: string) =>
  foldWord(name)
    .replace(/ph/g, 'f')
    .replace(/^c(?=[^hei])/, 'k')
    .replace(/(?<=.)ie?$|(?<=.)y$/, 'ey')
    .replace(/ck|(?<=[aeiou])k/g, 'q')
    .replace(/(?<=[a-z])ee/, 'ea');
const wrongCharacter = (reference: string, random: Random) => {
  const at = Math.floor(random() * reference.length);
  return `${reference.slice(0, at)}${reference[at] === '7' ? 'K' : '7'}${reference.slice(at + 1)}`;
};
const national = (key: string) => key.replace(/^\+44(\d{4})(\d{3})/, '0$1 $2 ');
const phoneOf = ({ contactKeys }: Person) => contactKeys.find((key) => key.startsWith('+')) ?? null;
const emailOf = ({ contactKeys }: Person) => contactKeys.find((key) => key.includes('@')) ?? null;
const outwardOf = ({ postcode }: Person) => postcode?.slice(0, -3).trim() ?? null;

/** One thing known of somebody, as it is typed. */
const PIECES: readonly ((person: Person, random: Random) => string | null)[] = [
  ({ givenName }) => givenName,
  ({ familyName }) => familyName,
  ({ givenName, familyName }) => `${givenName} ${familyName}`,
  ({ familyName }) => start(familyName, 3),
  ({ givenName }, random) => called(givenName, random),
  ({ familyName }, random) => slipped(familyName, random),
  ({ givenName, familyName }, random) => `${slipped(givenName, random)} ${slipped(familyName, random)}`,
  ({ birthDate }) => birthDate && british(birthDate),
  ({ birthDate }) => birthDate && british(birthDate),
  ({ birthDate }) => birthDate?.slice(0, 4) ?? null,
  ({ postcode }) => postcode,
  outwardOf,
  phoneOf,
  emailOf,
  ({ reference }) => reference,
  ({ reference }, random) => wrongCharacter(reference, random),
  ({ uln }) => uln,
];

/** Two to four pieces of one person; with `wrong`, one of them somebody else's. */
function mixture(person: Person, other: Person, random: Random, wrong: boolean): string {
  const many = 2 + Math.floor(random() * 3);
  const pieces = Array.from({ length: many }, (_, at) => pick(random, PIECES)(wrong && at === 0 ? other : person, random));
  return pieces.filter((piece) => piece !== null).join(' ');
}

/** Every kind of thing that is asked, under the name that a failure is reported with. */
export const QUERIES: Readonly<Record<string, Query>> = {
  name: ({ givenName, familyName }) => `${givenName} ${familyName}`,
  'name turned': ({ givenName, familyName }) => `${familyName.toUpperCase()}, ${givenName}`,
  'given name': ({ givenName }) => givenName,
  'family name': ({ familyName }) => familyName,
  beginning: ({ familyName }, _, random) => start(familyName, 2 + Math.floor(random() * 3)),
  'two beginnings': ({ givenName, familyName }, _, random) =>
    `${start(givenName, 1 + Math.floor(random() * 3))} ${start(familyName, 1 + Math.floor(random() * 3))}`,
  'beginnings turned': ({ givenName, familyName }) => `${start(familyName, 3)} ${start(givenName, 2)}`,
  nickname: ({ givenName, familyName }, _, random) => `${called(givenName, random) ?? givenName} ${familyName}`,
  'nickname alone': ({ givenName }, _, random) => called(givenName, random),
  'slip in one': ({ givenName, familyName }, _, random) => `${givenName} ${slipped(familyName, random)}`,
  'slip in both': ({ givenName, familyName }, _, random) => `${slipped(givenName, random)} ${slipped(familyName, random)}`,
  'slip alone': ({ familyName }, _, random) => slipped(familyName, random),
  sounds: ({ givenName, familyName }) => `${heard(givenName)} ${heard(familyName)}`,
  'sound alone': ({ familyName }) => heard(familyName),
  joined: ({ givenName, familyName }) => wordsOf(`${givenName} ${familyName}`).join(''),
  taken: ({ familyName }) => `${start(familyName, 3)} ${familyName.slice(3)}`,
  'another given name': ({ familyName }, { givenName }) => `${givenName} ${familyName}`,
  'three words': ({ givenName, familyName }, other) => `${givenName} ${other.givenName} ${familyName}`,
  'four words, one slip': (person, other, random) =>
    `${person.givenName} ${other.familyName} ${slipped(person.familyName, random)} ${start(other.givenName, 3)}`,
  date: ({ birthDate }) => birthDate && british(birthDate),
  year: ({ birthDate }) => birthDate?.slice(0, 4) ?? null,
  postcode: ({ postcode }) => postcode,
  outward: outwardOf,
  'year and outward': (person, other) =>
    person.birthDate && other.postcode && `${person.birthDate.slice(0, 4)} ${outwardOf(other)}`,
  phone: (person) => {
    const key = phoneOf(person);
    return key && national(key);
  },
  'e-mail': (person) => emailOf(person)?.toUpperCase() ?? null,
  reference: ({ reference }) => `${reference.slice(0, 5)} ${reference.slice(5).toLowerCase()}`,
  'reference, one wrong': ({ reference }, _, random) => ({ reference: wrongCharacter(reference, random) }),
  'learner number': ({ uln }) => uln,
  mixture: (person, other, random) => mixture(person, other, random, false),
  'mixture, one wrong': (person, other, random) => mixture(person, other, random, true),
  'mixture, one wrong again': (person, other, random) => mixture(person, other, random, true),
  'two people': (person, other, random) =>
    `${pick(random, PIECES)(person, random) ?? person.familyName} ${pick(random, PIECES)(other, random) ?? other.familyName}`,
  named: ({ givenName, familyName, birthDate }, other, random) => ({
    givenName,
    familyName,
    ...(random() < 0.5 && birthDate ? { dateOfBirth: birthDate } : {}),
    ...(random() < 0.3 && other.postcode ? { postcode: other.postcode } : {}),
  }),
  'named beside a line': (person, other) => ({
    line: person.familyName,
    ...(person.birthDate ? { dateOfBirth: person.birthDate } : {}),
    ...(other.uln ? { uln: other.uln } : {}),
  }),
  unreadable: ({ familyName }, _, random) => ({
    line: familyName,
    [pick(random, ['postcode', 'phone', 'email', 'uln'])]: 'nowhere',
  }),
  'too short': ({ givenName }) => start(givenName, 1),
  nobody: (_, __, random) => `x${slipped('qzwv', random)} ${slipped('vbnwk', random)}`,
};

/** A query as it is sent, without what is empty; null where a person holds nothing to ask by. */
export function inputOf(name: string, person: Person, other: Person, random: Random): FindInput | null {
  const asked = (QUERIES[name] as Query)(person, other, random);
  const input = typeof asked === 'string' ? { line: asked.slice(0, 200) } : (asked ?? {});
  const given = Object.entries(input).filter(([, text]) => text.trim() !== '');
  return given.length > 0 ? Object.fromEntries(given) : null;
}
