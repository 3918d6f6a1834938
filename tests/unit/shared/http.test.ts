import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHttp, pathParameters, toHttp } from '../../../shared/http.ts';
import { everyOperation, rowOf } from '../../../shared/operations.ts';
import { seed } from '../../support/rounds.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const decide = rowOf('consents.decide');
const read = rowOf('customers.read');
const timeline = rowOf('customers.timeline');
const decision = {
  commandId: ID,
  customerId: ID,
  conversationId: ID,
  saidAt: '2026-11-23T09:00:00Z',
  decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
};

describe('a command', () => {
  test('its id is the key, its customer the path, the rest the body', () => {
    const { path, headers, query, body } = toHttp(decide, decision);
    expect(path).toBe(`/v1/customers/${ID}/consent-decisions`);
    expect(headers).toEqual({ 'idempotency-key': ID });
    expect(query).toEqual({});
    expect(Object.keys(body ?? {}).toSorted()).toEqual(['conversationId', 'decisions', 'saidAt']);
  });

  test.each(['commandId', 'customerId'])('a body that carries %s is refused by that name', (field) => {
    const { headers, body } = toHttp(decide, decision);
    const arrived = { params: { customerId: ID }, query: {}, headers, body: { ...body, [field]: ID } };
    expect(fromHttp(decide, arrived)).toEqual({ ok: false, field });
  });

  test.each([undefined, null, [], 'text', 7])('a body that is no object is refused: %j', (body) => {
    expect(fromHttp(decide, { params: { customerId: ID }, query: {}, headers: {}, body })).toEqual({ ok: false, field: '' });
  });
});

describe('a read', () => {
  test('its customer is the path, the rest the query; what is not said is left out', () => {
    const carried = toHttp(read, { customerId: ID, reason: 'my-day', conversationId: undefined });
    expect(carried).toEqual({ path: `/v1/customers/${ID}`, query: { reason: 'my-day' }, headers: {}, body: undefined });
  });

  test('a number comes back as a number, a text of digits as a text', () => {
    const { query } = toHttp(timeline, { customerId: ID, limit: 10, cursor: '123' });
    expect(query).toEqual({ limit: '10', cursor: '123' });
    const back = fromHttp(timeline, { params: { customerId: ID }, query, headers: {}, body: undefined });
    expect(back).toEqual({ ok: true, input: { customerId: ID, limit: 10, cursor: '123' } });
  });

  test('a number that is none stays what it is, for the schema to refuse', () => {
    const back = fromHttp(timeline, { params: { customerId: ID }, query: { limit: 'many' }, headers: {}, body: undefined });
    expect(back).toEqual({ ok: true, input: { customerId: ID, limit: 'many' } });
  });

  test('a path parameter in the query is refused', () => {
    const back = fromHttp(read, { params: { customerId: ID }, query: { customerId: ID }, headers: {}, body: undefined });
    expect(back).toEqual({ ok: false, field: 'customerId' });
  });
});

test('nothing typed by a person can leave its place in the path', () => {
  const notice = rowOf('notice.read');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.isWellFormed()),
      (version) => {
        const { path } = toHttp(notice, { version });
        expect(path.split('/')).toHaveLength(4);
        expect(decodeURIComponent(path.split('/')[3] as string)).toBe(version);
      },
    ),
    { seed: seed(), numRuns: 300 },
  );
});

test('a version travels as an entity tag, quoted or not; a tag that is none is no version', () => {
  const row = rowOf('requests.extend');
  const versionOf = (tag: string) => {
    const arrived = fromHttp(row, { params: {}, query: {}, headers: { 'if-match': tag }, body: {} });
    return arrived.ok && arrived.input.version;
  };
  expect(['3', '"3"'].map(versionOf)).toEqual([3, 3]);
  for (const tag of ['', ' ', '*', 'W/"3"', '"3', '3"', '-1', '1e3', '0x1', '99999999999']) expect(versionOf(tag)).toBe(tag);
});

test.each(everyOperation.map(({ name, row }) => [name, row] as const))(
  '%s: what goes out comes in, whatever is in it',
  (_, row) => {
    const text = fc.string({ minLength: 1 }).filter((value) => value.isWellFormed());
    const fields = Object.keys(row.input.shape);
    const parameters = pathParameters(row.path);
    // Texts everywhere: only a text stays itself in a path, a header or a text field of a query; a version is a number.
    const versioned = row.kind === 'command' && row.staleGuard === 'if-match';
    const madeUp = (field: string): fc.Arbitrary<string | number> => (versioned && field === 'version' ? fc.nat() : text);
    const input = fc.record(Object.fromEntries(fields.map((field) => [field, madeUp(field)])));
    fc.assert(
      fc.property(input, (values) => {
        const { path, query, headers, body } = toHttp(row, values);
        const pieces = row.path.split('/').flatMap((piece, place) => (piece.startsWith('{') ? [place] : []));
        const params = Object.fromEntries(
          parameters.map((name, at) => [
            name,
            decodeURIComponent(path.slice('/v1'.length).split('/')[pieces[at] as number] as string),
          ]),
        );
        const back = fromHttp(row, { params, query: row.method === 'GET' ? asText(query, values) : query, headers, body });
        expect(back.ok && Object.keys(back.input).toSorted()).toEqual(Object.keys(values).toSorted());
        if (row.method === 'POST') expect(back.ok && back.input).toEqual(values);
      }),
      { seed: seed(), numRuns: 50 },
    );
  },
);

const asText = (query: Record<string, string>, values: Record<string, string | number>) =>
  Object.fromEntries(Object.keys(query).map((name) => [name, values[name]]));
