import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { londonDay } from '../../shared/domain/day.ts';
import { indexPeople, type PeopleIndex } from '../../shared/domain/find/among/index-people.ts';
import type { Person } from '../../shared/domain/find/among/person.ts';
import { type FoundAmong, findIn } from '../../shared/domain/find/among.ts';
import type { FindInput } from '../../shared/domain/find/named.ts';
import { pick, randomFrom } from '../bench/support/random.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { rounds, seed } from '../support/rounds.ts';
import { mixedLine } from './find-lines.ts';
import { addFindable, type Findable } from './find-people.ts';
import { inputOf, QUERIES } from './find-queries.ts';

/** Each kind of query about this many people: never fewer than 500 queries in all. */
const MANY = Math.max(20, rounds(100));

// Other scripts, one of them beyond the first plane (which JavaScript by itself would put first), and words in many places.
const OTHERS: readonly Findable[] = [
  { given: 'محمد', family: 'علي', born: '1992-09-09', postcode: 'LS6 1AA' },
  { given: '小明', family: '王', born: '1993-09-09', postcode: 'LS6 2BB' },
  { given: 'Ken', family: '𠮷田', born: '1984-03-12', postcode: 'M1 1AE' },
  { given: 'Ken', family: '﨎田', born: '1984-03-12', postcode: 'M1 1AE' },
  { given: 'Łukasz', family: 'Wójcik', phone: '07700 900123' },
  { given: 'Sukarno', family: '', born: '1966-06-16', email: 'jo@example.org' },
  { given: 'Anne-Marie Josephine', family: "De Silva-O'Brien Mc Donald", born: '1984-06-06', uln: '1000000043' },
  { given: 'John', family: 'Smith', born: '1990-01-01', postcode: 'LS6 1AA', phone: '07700 900123', email: 'jo@example.org' },
  { given: 'John', family: 'Smith', born: '1990-01-01', closed: true, phone: '07700 900123' },
];
/** More who share a day, a postcode, a number and nearly a name than a find reads of any: what is cut must be the same. */
const CROWD: readonly Findable[] = Array.from({ length: 230 }, (_, at) => ({
  given: ['Jo', 'John', 'Joan', 'Johanna', 'Smith'][at % 5] as string,
  family: ['Smith', 'Smits', 'Smitt', 'Smita', 'Smite', 'Smyth', 'Schmidt', 'Jones'][at % 8] as string,
  born: '1984-03-12',
  postcode: 'M1 1AE',
  phone: '07700 900123',
  closed: at % 7 === 0,
}));
/** Lines that find more of them than any bound lets through. */
const OF_THE_CROWD = [
  ...['m1 1ae', '07700 900123', '12/3/84', '1984', 'm1', 'jo', 'smith m1 1ae', 'jones 07700 900123', 'm1 1985', 'smitq'],
  ...['smih 12/3/85 m1', 'jo smits 12/3/85 m1', 'john smitq 12/3/85 m1 m1 1ae 07700 900123', 'joan smitq jones 12/3/85 m1 1ae'],
];

let backend: TestBackend;
let people: Person[];
let index: PeopleIndex;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase(), customers: 2_000, seed: 1 });
  await backend.pool.query("update customers set status = 'closed' where id::text like '%7'");
  await takeIn();
}, 300_000);
afterAll(() => backend?.stop());

/** Everybody the database holds, as copies would. */
async function takeIn(): Promise<void> {
  ({ rows: people } = await backend.pool.query<Person>(
    `select id, given_name as "givenName", family_name as "familyName", birth_date::text as "birthDate",
            left(postcode, -3) || ' ' || right(postcode, 3) as postcode, reference, uln, status,
            array(select contact_key from held_values h where h.customer_id = c.id and contact_key is not null order by field) as "contactKeys"
       from customers c order by md5(id::text)`,
  ));
  index = indexPeople(people);
}

/** The central answer in the words of the other. */
async function central(input: FindInput): Promise<FoundAmong> {
  const { status, body } = await backend.call('customers.find', 'phone.adviser', input);
  if (status === 200) return body as FoundAmong;
  if (body.code === 'find-too-short') return { refused: 'find-too-short' };
  const [error] = body.errors as { pointer: string; code: string }[];
  // What the contract refuses never comes to a find.
  expect([input, error?.code]).toEqual([input, 'not-understood']);
  return { refused: 'unreadable', field: error?.pointer.slice(1) } as FoundAmong;
}

async function agree(name: string, input: FindInput): Promise<FoundAmong> {
  const among = findIn(index, input, londonDay(new Date()));
  expect([name, input, among]).toEqual([name, input, await central(input)]);
  return among;
}

/** Every kind of query about some of these people; how many were asked. */
async function askOf(some: readonly Person[], many: number): Promise<number> {
  const random = randomFrom(seed());
  let asked = 0;
  for (const name of Object.keys(QUERIES)) {
    for (let round = 0; round < many; round += 1) {
      const input = inputOf(name, pick(random, some), pick(random, some), random);
      if (input === null) continue;
      await agree(name, input);
      asked += 1;
    }
  }
  return asked;
}

test('2,000 people: every kind of find gives the same people in the same order for the same reasons', async () => {
  expect(people).toHaveLength(2_000);
  expect(await askOf(people, MANY)).toBeGreaterThanOrEqual(500);
}, 600_000);

test('the same with other scripts and a crowd that shares a day, a postcode and a number', async () => {
  await addFindable(backend.pool, [...OTHERS, ...CROWD]);
  await takeIn();
  const added = people.filter(({ givenName }) => [...OTHERS, ...CROWD].some(({ given }) => given === givenName));
  await askOf(added, MANY);
  for (const line of OF_THE_CROWD) await agree('of the crowd', { line });
  await fc.assert(
    fc.asyncProperty(mixedLine, async (line) => void (await agree('mixture', { line: line || '-' }))),
    { numRuns: rounds(2_000), seed: seed() },
  );
}, 600_000);
