import type { z } from 'zod';
import type { Field, sourceSchema } from '../../shared/domain/customer.ts';
import { emailKey, phoneKey } from '../../shared/domain/find/keys.ts';
import type { Contact, Way } from './contacts.ts';
import { DAY, type Member } from './family.ts';
import { withoutAccents } from './names.ts';
import { drawHome, landlineOf, mobileOf } from './places.ts';
import { between, draw, pick, type Random, weighted, whole } from './random.ts';

type Source = z.output<typeof sourceSchema>;

/** One value of a record, with where it came from and when. */
export type HeldRow = {
  readonly field: Field;
  readonly value: string;
  readonly source: Source;
  readonly sourceName: string | null;
  readonly obtainedAt: string;
  readonly contactKey: string | null;
};

const INTRODUCERS = [
  'Northfield College',
  'Riverside Housing',
  'Citizens Advice',
  'The Bridge Project',
  'St Anne’s Community Centre',
  'Bright Futures Trust',
];
const FUNDED = ['Adult Learning Service', 'Skills Bootcamps', 'National Retraining'];
const REACH = [
  'No voicemail, please',
  'Large print letters',
  'Uses text relay',
  'After four in the afternoon',
  'Text before ringing',
  'Leave no message with family',
];
const introducers = weighted<number>([
  [10, 24],
  [12, 20],
  [23, 14],
  [6, 8],
  [18, 8],
  [22, 5],
  [4, 6],
  [5, 4],
  [9, 4],
  [8, 3],
  [27, 3],
  [28, 2],
  [17, 2],
  [98, 2],
  [99, 5],
]);
const genders = {
  female: weighted<number>([
    [1, 955],
    [4, 5],
    [5, 10],
    [99, 30],
  ]),
  male: weighted<number>([
    [2, 955],
    [4, 5],
    [5, 10],
    [99, 30],
  ]),
};
const titles = {
  female: weighted<number>([
    [2, 34],
    [3, 24],
    [6, 32],
    [4, 2],
    [99, 8],
  ]),
  male: weighted<number>([
    [1, 90],
    [4, 2],
    [99, 8],
  ]),
};
const youngTitles = {
  female: weighted<number>([
    [3, 60],
    [6, 28],
    [99, 12],
  ]),
  male: weighted<number>([
    [1, 88],
    [99, 12],
  ]),
};

/** How a first telling reached us, by the way somebody came. */
const ownSource: Record<Way, Source> = { website: 'website', helpline: 'phone', local: 'face-to-face' };
export const contactSource: Partial<Record<Contact['channel'], Source>> = {
  telephone: 'phone',
  'face-to-face': 'face-to-face',
  video: 'phone',
  webchat: 'webchat',
  email: 'email',
  text: 'text',
};

export type Told = {
  readonly index: number;
  readonly member: Member;
  readonly way: Way;
  readonly registeredAt: string;
  readonly uln: string | null;
  readonly contacts: readonly Contact[];
};

/** What is held about one person: first as told (or as an introducer told us), then with what has changed since. */
export function drawHeldValues(random: Random, told: Told): HeldRow[] {
  const { index, member, way, uln, contacts } = told;
  const { home, culture, sex } = member;
  const website = way === 'website';
  const introducedBy = website ? 12 : draw(random, introducers);
  const basics = firstSource(random, told, introducedBy);
  const own = { source: ownSource[way], sourceName: null };
  const mobile = random() < (website ? 0.5 : 0.9) ? mobileOf(random, index) : null;
  const landline = random() < (website ? 0.05 : 0.28) || !(mobile || website) ? landlineOf(random, index, home.place) : null;
  const email = website || random() < 0.72 ? emailOf(random, index, member) : null;
  const addressed = !website || random() < 0.35;
  const young = Date.parse(told.registeredAt) - member.born < 25 * 365.25 * DAY;
  const born = website && random() < 0.08 ? null : new Date(member.born).toISOString().slice(0, 10);
  const values: [Field, string | null, { source: Source; sourceName: string | null }][] = [
    ['title', String(draw(random, (young ? youngTitles : titles)[sex])), own],
    ['givenName', member.givenName, basics],
    ['familyName', member.familyName, basics],
    ['dateOfBirth', born, basics],
    ['gender', String(draw(random, genders[sex])), own],
    ['uln', uln, random() < 0.4 ? { source: 'funded-service', sourceName: pick(random, FUNDED) } : own],
    ['addressLine1', addressed ? home.line1 : null, own],
    ['addressLine2', addressed ? home.line2 : null, own],
    ['addressTown', addressed ? home.place.town : null, own],
    ['postcode', addressed || random() < 0.75 ? home.postcode : null, own],
    ['mobile', mobile, basics],
    ['homePhone', landline, own],
    ['alternativePhone', random() < 0.05 ? mobileOf(random, index + 500) : null, own],
    ['email', email, own],
    ['preferredContact', preferred(random, mobile, landline, email), own],
    ['language', culture.language && random() < 0.18 ? culture.language : null, own],
    ['reachMe', random() < 0.06 ? pick(random, REACH) : null, own],
    ['introducedBy', String(introducedBy), own],
  ];
  const rows = values.flatMap(([field, value, from]) => (value === null ? [] : [held(field, value, from, told.registeredAt)]));
  return changed(random, rows, told, contacts);
}

function held(field: Field, value: string, from: { source: Source; sourceName: string | null }, obtainedAt: string): HeldRow {
  const phone = field === 'mobile' || field === 'homePhone' || field === 'alternativePhone';
  return { field, value, ...from, obtainedAt, contactKey: phone ? phoneKey(value) : field === 'email' ? emailKey(value) : null };
}

/** Who told us the name, birthday and number first: the person, or whoever introduced them. */
function firstSource(random: Random, { way, member }: Told, introducedBy: number) {
  const young = member.born > Date.UTC(2002, 0, 1);
  if (introducedBy === 10 || introducedBy === 27) return { source: 'dwp' as const, sourceName: 'Jobcentre Plus' };
  if (young && way !== 'local' && random() < 0.1) return { source: 'find-an-apprenticeship' as const, sourceName: null };
  if (introducedBy === 4 || introducedBy === 6)
    return { source: 'introducing-organisation' as const, sourceName: pick(random, INTRODUCERS) };
  if (way !== 'website' && random() < 0.03) return { source: 'carried-over' as const, sourceName: null };
  return { source: ownSource[way], sourceName: null };
}

/** Some people move or change their number, and are put right now and then; the change came by a later contact. */
function changed(random: Random, rows: HeldRow[], { index, member }: Told, contacts: readonly Contact[]): HeldRow[] {
  const later = contacts[1 + whole(random, Math.max(1, contacts.length - 1))];
  const what = random();
  if (!later || what > 0.2) return rows;
  const from = { source: contactSource[later.channel] ?? ('phone' as const), sourceName: null };
  const again: Partial<Record<Field, string>> = {};
  if (what < 0.07) again.mobile = mobileOf(random, index + 7);
  else if (what < 0.15) {
    const home = drawHome(random);
    Object.assign(again, { addressLine1: home.line1, addressTown: home.place.town, postcode: home.postcode });
  } else again.email = emailOf(random, index, member, '2');
  const wrong = random() < 0.1;
  return rows
    .filter(({ field }) => !(again.postcode && field === 'addressLine2'))
    .map((row) => {
      const value = again[row.field];
      return value === undefined
        ? row
        : held(row.field, value, wrong ? { ...from, source: 'rectification' } : from, new Date(later.at).toISOString());
    });
}

function emailOf(random: Random, index: number, { givenName, familyName }: Member, more = ''): string {
  const plain = (name: string) =>
    withoutAccents(name)
      .toLowerCase()
      .replace(/[^a-z]/g, '');
  const given = plain(givenName);
  const start = random() < 0.5 ? `${given}.` : random() < 0.5 ? given.charAt(0) : `${given}_`;
  return `${start}${plain(familyName)}${index}${more}@example.${pick(random, ['com', 'org', 'net'])}`;
}

function preferred(random: Random, mobile: string | null, landline: string | null, email: string | null): string {
  const open = [...(mobile ? [2, 2, 4, 6] : []), ...(landline ? [3] : []), ...(email ? [1, 1] : []), 5];
  return String(random() < 0.06 ? 99 : (open[between(random, 0, open.length - 1)] ?? 99));
}
