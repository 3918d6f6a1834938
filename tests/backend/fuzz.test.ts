import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemSchema } from '../../shared/problem.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { rounds, seed } from '../support/rounds.ts';
import { askCopy } from './accessing.ts';
import { findTimes, median } from './attack/beside.ts';
import { exchange, problemOf } from './attack/raw.ts';
import { complaint, otherRight, today, unmatched } from './complaining.ts';
import { addFindable, type Held } from './find-people.ts';
import { type Case, cases, type Ids, isUnsendable } from './fuzz-cases.ts';
import { addPerson, converseAt, newId, type Person } from './people.ts';
import { dispute } from './roles/world.ts';

const PATIENCE = 10_000;
let backend: TestBackend;
/** People whom no case asks for: whoever sees anything of theirs sees what they should not. */
let others: Held[];
let secrets: RegExp;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  const letters = [...'აბგდევზთიკლმნოპ'];
  others = await addFindable(
    backend.pool,
    letters.map((letter, index) => ({
      given: `ჟღ${letter}ჰ`,
      family: `ყჭ${letter}ჯ`,
      born: '1850-01-01',
      postcode: 'ZE2 9ZY',
      phone: `07700 9008${String(index).padStart(2, '0')}`,
      email: `${index}@hidden.example`,
    })),
  );
  const values = others.flatMap(({ id, reference, given, family, phone }) => [id, reference, given, family, phone as string]);
  secrets = new RegExp([...values, 'hidden\\.example', '1850-01-01', 'ZE2 ?9ZY'].join('|'), 'i');
});
afterAll(() => backend?.stop());

/** How often each status came: fuzz that is always refused at the door shows nothing. */
const came = new Map<number, number>();

/** Nothing but a proper answer: no failure of ours, no word about people not asked for. */
function check(status: number, body: string): void {
  came.set(status, (came.get(status) ?? 0) + 1);
  if (status >= 500) throw new Error(`Answered ${status}: ${body}`);
  if (secrets.test(body)) throw new Error(`Answered ${status} with somebody else's: ${body.slice(0, 500)}`);
}

async function run(one: Case): Promise<void> {
  if (one.kind === 'bytes') {
    const { answers, closed } = await exchange(backend.url, Buffer.from(one.bytes), { count: 99, ms: PATIENCE, end: true });
    if (!closed) throw new Error('The connection hangs');
    for (const answer of answers) {
      check(answer.status, answer.body);
      if (answer.status >= 400 && answer.body !== '') problemOf(answer);
    }
    return;
  }
  if (isUnsendable(one)) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error('No answer came')), PATIENCE);
  });
  const answer = await Promise.race([backend.call(one.operation, one.as, one.input), late]).finally(() => clearTimeout(timer));
  check(answer.status, JSON.stringify(answer.body));
  if (answer.status >= 400) problemSchema.strict().parse(answer.body);
}

/** What leads somewhere: a person with a request of each kind, and what was promised them. */
async function idsOf(person: Person): Promise<Ids> {
  const conversationId = await converseAt(backend, person, 2);
  const promiseId = newId();
  const saidAt = new Date().toISOString();
  const promise = { commandId: promiseId, customerId: person.id, conversationId, saidAt, how: 'ring', day: today() };
  const asked = [
    ['rectifications.log', dispute(person, conversationId)],
    ['accessRequests.log', askCopy(person, conversationId)],
    ['complaints.log', complaint(person, conversationId)],
    ['otherRights.log', otherRight(person, conversationId)],
    ['requests.logUnmatched', unmatched(conversationId)],
  ] as const;
  for (const [name, input] of [...asked, ['promises.make', promise] as const])
    expect([name, (await backend.call(name, 'phone.adviser', input)).status]).toEqual([name, 200]);
  return { customerId: person.id, conversationId, promiseId, requestIds: asked.map(([, { requestId }]) => requestId) };
}

test('whatever is sent: no failure, no hang, nothing of anybody else, and a find beside keeps its time', async () => {
  const person = await addPerson(backend);
  const ids = await idsOf(person);
  const [asked] = await addFindable(backend.pool, [{ given: 'Beside', family: 'Fuzzing' }]);
  const line = `${asked?.given} ${asked?.family}`;
  const usual = ['Host: localhost', `Authorization: Bearer ${await backend.token('phone.adviser')}`];
  const search = ['POST /v1/customers/searches HTTP/1.1', ...usual, 'Content-Type: application/json', 'Content-Length: 16'];
  const read = [`GET /v1/customers/${person.id}?reason=my-day HTTP/1.1`, ...usual];
  const chunked = [...search.slice(0, -1), 'Transfer-Encoding: chunked'];
  const requests = [
    `${search.join('\r\n')}\r\n\r\n{"line":"quill"}`,
    `${read.join('\r\n')}\r\n\r\n`,
    `${chunked.join('\r\n')}\r\n\r\n10\r\n{"line":"quill"}\r\n0\r\n\r\n`,
  ];

  await findTimes(backend, line, 100);
  const alone = median(await findTimes(backend, line, 200));
  let fuzzing = true;
  const fuzzed = fc
    .assert(fc.asyncProperty(cases(ids, requests), run), { numRuns: rounds(10_000), seed: seed(), endOnFailure: true })
    .finally(() => {
      fuzzing = false;
    });
  const [times] = await Promise.all([findTimes(backend, line, 50, () => fuzzing), fuzzed]);
  const beside = median(times);
  console.info(
    `${rounds(10_000)} cases; a find alone ${alone.toFixed(2)} ms, beside them ${beside.toFixed(2)} ms (${times.length})`,
  );
  console.info(
    [...came]
      .toSorted()
      .map(([status, times]) => `${status}: ${times}`)
      .join(', '),
  );
  for (const status of [200, 400, 401, 403, 404, 409])
    expect([status, came.get(status) ?? 0]).toEqual([status, expect.toSatisfy((many: number) => many > rounds(10_000) / 100)]);
  expect(beside / alone).toBeLessThan(5);
});
