import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addFindable } from './find-people.ts';

type Results = Output<'customers.find'>['results'];

const PEOPLE = [
  {
    given: 'John',
    family: 'Smith',
    born: '1984-03-12',
    postcode: 'LS6 1AA',
    phone: '07700 900123',
    email: 'john.smith@example.org',
  },
  { given: 'Jo', family: 'Smithson', born: '1990-07-01', postcode: 'LS6 2BB' },
  { given: 'Joan', family: 'Smith', born: '1984-12-30', postcode: 'M1 1AE' },
  { given: 'Elizabeth', family: 'Brown', born: '1971-02-03', postcode: 'SW1A 1AA', uln: '1000000043' },
  { given: 'Liz', family: 'Green', born: '1999-01-01' },
  { given: 'Zoë', family: 'Müller', born: '2001-10-10', postcode: 'BS1 4DJ' },
  { given: 'Aoife', family: "O'Brien", born: '1960-06-06' },
  { given: 'Pat', family: 'O Brien', born: '1961-06-06' },
  { given: 'Ann', family: 'Smith-Jones', born: '1975-05-05', postcode: 'LS6 1AA' },
  { given: 'Łukasz', family: 'Wójcik', born: '1988-08-08' },
  { given: 'محمد', family: 'علي', born: '1992-09-09' },
  { given: '小明', family: '王', born: '1993-09-09' },
  { given: 'Mary Jane', family: 'Watson', born: '1965-04-04', postcode: 'OX1 1AA' },
  { given: 'Catherine', family: 'Stephens', born: '1955-05-15' },
  { given: 'Jan', family: 'Vandijk', born: '1970-01-20' },
  { given: 'Sukarno', family: '', born: '1966-06-16' },
] as const;

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  await addFindable(backend.pool, PEOPLE);
});
afterAll(() => backend?.stop());

async function find(input: string | Record<string, unknown>): Promise<Results> {
  const answer = await backend.call('customers.find', 'phone.adviser', typeof input === 'string' ? { line: input } : input);
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  return answer.body.results as Results;
}
const names = (results: Results) => results.map((person) => `${person.givenName} ${person.familyName}`.trim());

describe('the first person found', () => {
  test.each([
    ['john smith', 'John Smith', 'exact'],
    ['smith john', 'John Smith', 'exact'],
    ['JOHN SMITH', 'John Smith', 'exact'],
    ['jo smithson', 'Jo Smithson', 'exact'],
    ['joh smi', 'John Smith', 'start'],
    ['smi joan', 'Joan Smith', 'start'],
    ['Jonh Smiht', 'John Smith', 'spelling'],
    ['jhon smth', 'John Smith', 'spelling'],
    ['Liz Brown', 'Elizabeth Brown', 'nickname'],
    ['brown liz', 'Elizabeth Brown', 'nickname'],
    ['elizabeth green', 'Liz Green', 'nickname'],
    ['Zoe Muller', 'Zoë Müller', 'exact'],
    ['zoë müller', 'Zoë Müller', 'exact'],
    ["aoife o'brien", "Aoife O'Brien", 'exact'],
    ['aoife obrien', "Aoife O'Brien", 'exact'],
    ['aoife o brien', "Aoife O'Brien", 'exact'],
    ['pat obrien', 'Pat O Brien', 'exact'],
    ["o'brien pat", 'Pat O Brien', 'exact'],
    ['Smith-Jones', 'Ann Smith-Jones', 'exact'],
    ['smith jones', 'Ann Smith-Jones', 'exact'],
    ['smithjones', 'Ann Smith-Jones', 'exact'],
    ['lukasz wojcik', 'Łukasz Wójcik', 'exact'],
    ['محمد علي', 'محمد علي', 'exact'],
    ['王', '小明 王', 'exact'],
    ['mary jane watson', 'Mary Jane Watson', 'exact'],
    ['mary watson', 'Mary Jane Watson', 'exact'],
    ['kathrin stevens', 'Catherine Stephens', 'sound'],
    ['van dijk', 'Jan Vandijk', 'start'],
    ['sukarno', 'Sukarno', 'exact'],
    ['suka', 'Sukarno', 'start'],
  ])('by %s is %s (%s)', async (line, name, how) => {
    const results = await find(line);
    expect(names(results)[0]).toBe(name);
    expect(results[0]?.reasons).toEqual([{ on: 'name', how }]);
  });

  test.each([
    ['12/3/84', 'John Smith', [{ on: 'date-of-birth', how: 'exact' }]],
    ['12 Mar 1984', 'John Smith', [{ on: 'date-of-birth', how: 'exact' }]],
    ['2001', 'Zoë Müller', [{ on: 'year-of-birth', how: 'exact' }]],
    ['07700900123', 'John Smith', [{ on: 'phone', how: 'exact' }]],
    ['+44 7700 900 123', 'John Smith', [{ on: 'phone', how: 'exact' }]],
    ['John.Smith@EXAMPLE.org', 'John Smith', [{ on: 'email', how: 'exact' }]],
    ['m11ae', 'Joan Smith', [{ on: 'postcode', how: 'exact' }]],
    ['M1', 'Joan Smith', [{ on: 'postcode', how: 'start' }]],
    ['1000000043', 'Elizabeth Brown', [{ on: 'uln', how: 'exact' }]],
    [
      'smith 12/3/84',
      'John Smith',
      [
        { on: 'name', how: 'exact' },
        { on: 'date-of-birth', how: 'exact' },
      ],
    ],
    [
      'smi 1984 m1',
      'Joan Smith',
      [
        { on: 'name', how: 'start' },
        { on: 'postcode', how: 'start' },
        { on: 'year-of-birth', how: 'exact' },
      ],
    ],
    [
      'jones ls6 1aa',
      'Ann Smith-Jones',
      [
        { on: 'name', how: 'exact' },
        { on: 'postcode', how: 'exact' },
      ],
    ],
    [
      'ls6 smithson',
      'Jo Smithson',
      [
        { on: 'name', how: 'exact' },
        { on: 'postcode', how: 'start' },
      ],
    ],
    [
      'liz 1999',
      'Liz Green',
      [
        { on: 'name', how: 'exact' },
        { on: 'year-of-birth', how: 'exact' },
      ],
    ],
    [
      'betty 3/2/71',
      'Elizabeth Brown',
      [
        { on: 'name', how: 'nickname' },
        { on: 'date-of-birth', how: 'exact' },
      ],
    ],
    [
      '07700 900123 smith 1984',
      'John Smith',
      [
        { on: 'name', how: 'exact' },
        { on: 'phone', how: 'exact' },
        { on: 'year-of-birth', how: 'exact' },
      ],
    ],
    [
      'jonh smiht 12/3/84',
      'John Smith',
      [
        { on: 'name', how: 'spelling' },
        { on: 'date-of-birth', how: 'exact' },
      ],
    ],
    [
      'smiht ls6 1aa',
      'John Smith',
      [
        { on: 'name', how: 'spelling' },
        { on: 'postcode', how: 'exact' },
      ],
    ],
  ])('by %s is %s', async (line, name, reasons) => {
    const [first] = await find(line);
    expect(first && names([first])).toEqual([name]);
    expect(first?.reasons).toEqual(reasons);
  });
});

describe('named criteria', () => {
  test('count beside the line', async () => {
    expect(names(await find({ givenName: 'john', familyName: 'smith', dateOfBirth: '1984-03-12' }))).toEqual(['John Smith']);
    expect(names(await find({ line: 'smith', postcode: 'M1 1AE' }))).toEqual(['Joan Smith']);
    expect(names(await find({ email: 'JOHN.smith@example.org' }))).toEqual(['John Smith']);
  });
  test('that cannot be what they are named are refused', async () => {
    const answer = await backend.call('customers.find', 'phone.adviser', { postcode: 'nowhere' });
    expect([answer.status, answer.body.code]).toEqual([400, 'validation']);
    expect(answer.body.errors).toMatchObject([{ pointer: '/postcode' }]);
  });
});

describe('when nobody satisfies everything', () => {
  test('those who miss one come, and the reasons say what holds', async () => {
    const results = await find('john smith 12/3/85');
    expect(names(results)[0]).toBe('John Smith');
    expect(results[0]?.reasons).toEqual([{ on: 'name', how: 'exact' }]);
    const married = await find('jane smith 30/12/1984');
    expect(names(married)[0]).toBe('Joan Smith');
    expect(names(await find('wilson 07700 900123'))).toEqual(['John Smith']);
    expect(names(await find('m1 1999'))).toEqual(expect.arrayContaining(['Liz Green', 'Joan Smith']));
    expect(names(await find('mary ann watson'))).toEqual(['Mary Jane Watson']);
  });
  test('nobody at all is an empty answer', async () => expect(await find('xqzw vbnwk')).toEqual([]));
});
