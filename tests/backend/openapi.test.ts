import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { everyOperation } from '../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, converseAt, decision } from './people.ts';

type Json = Record<string, unknown>;
type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: Json }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Json }> };
  responses: Record<string, { content: Record<string, { schema: Json }> }>;
};
type Document = {
  openapi: string;
  info: Json;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
};

let backend: TestBackend;
let document: Document;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  document = (await (await fetch(`${backend.url}/openapi.json`)).json()) as Document;
});
afterAll(() => backend?.stop());

/** Every value of a key, however deep. */
function every(name: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...(key === name ? [inner] : []), ...every(name, inner)]);
}
const schemaOf = (ref: string) => document.components.schemas[ref.replace('#/components/schemas/', '')];

test('is version 3.1, the same under the version, and says who needs a token', async () => {
  expect(document.openapi).toBe('3.1.0');
  expect(await (await fetch(`${backend.url}/v1/openapi.json`)).json()).toEqual(document);
  expect(document).toMatchObject({
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  });
});

test('every reference leads somewhere, and every schema is one that can be read', () => {
  const refs = every('$ref', document) as string[];
  expect(refs.length).toBeGreaterThan(everyOperation.length);
  for (const ref of refs) expect(schemaOf(ref), ref).toBeDefined();
  for (const schema of Object.values(document.components.schemas)) expect(() => z.fromJSONSchema(schema as never)).not.toThrow();
  for (const schema of every('schema', document) as Json[])
    if (!schema.$ref) expect(() => z.fromJSONSchema(schema as never)).not.toThrow();
});

describe.each(everyOperation.map(({ name, row }) => [name, row] as const))('%s', (name, row) => {
  test('names its path, headers and query, and its body without them', () => {
    const described = document.paths[`/v1${row.path}`]?.[row.method.toLowerCase()] as Operation;
    const inPath = described.parameters.filter((one) => one.in === 'path');
    expect(inPath.map((one) => `{${one.name}}`)).toEqual(row.path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every((one) => one.required)).toBe(true);
    const headers = described.parameters.filter((one) => one.in === 'header');
    const guarded = row.kind === 'command' && row.staleGuard === 'if-match' ? [['If-Match', true]] : [];
    expect(headers.map((one) => [one.name, one.required])).toEqual(
      row.kind === 'command' ? [['Idempotency-Key', true], ...guarded] : [],
    );
    const body = described.requestBody?.content['application/json']?.schema.$ref;
    expect(body !== undefined).toBe(row.method === 'POST');
    const fields = Object.keys((body ? (schemaOf(String(body))?.properties as object) : undefined) ?? {});
    const fieldOf: Record<string, string> = { 'Idempotency-Key': 'commandId', 'If-Match': 'version' };
    const elsewhere = described.parameters.map((one) => fieldOf[one.name] ?? one.name);
    expect([...fields, ...elsewhere].toSorted()).toEqual(Object.keys(row.input.shape).toSorted());
    expect(described.responses['200']?.content['application/json']?.schema.$ref).toBe(`#/components/schemas/${name}.output`);
    expect(described.responses.default?.content['application/problem+json']?.schema.$ref).toBe('#/components/schemas/problem');
  });
});

test('real answers follow what it promises', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 2);
  const follow = (name: string, value: unknown) => z.fromJSONSchema(document.components.schemas[name] as never).parse(value);
  const read = await backend.call('customers.read', 'phone.adviser', { customerId: person.id, conversationId });
  follow('customers.read.output', read.body);
  const decided = await backend.call(
    'consents.decide',
    'phone.adviser',
    decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'given' }]),
  );
  follow('consents.decide.output', decided.body);
  follow('conversations.read.output', (await backend.call('conversations.read', 'phone.adviser', { conversationId })).body);
  follow('notice.read.output', (await backend.call('notice.read', 'phone.adviser', { version: 'current' })).body);
  follow('problem', (await backend.call('notice.read', null, { version: 'current' })).body);
  expect(() => follow('customers.read.output', {})).toThrow();
});
