import { createSecretKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../../backend/environment.ts';
import { arrivalOf } from '../../../backend/limits/arrival.ts';
import { openApi } from '../../../backend/openapi.ts';
import { handlersWith } from '../../../backend/operations/handlers.ts';
import { createServer } from '../../../backend/server.ts';
import { bridgeNames } from '../../../electron/ipc/bridge-names.ts';
import { CHANGES } from '../../../shared/changes.ts';
import { pathParameters } from '../../../shared/http.ts';
import { everyOperation, rowOf } from '../../../shared/operations.ts';

const document = openApi() as { paths: Record<string, Record<string, { operationId: string; 'x-offline': string }>> };
const never = () => Promise.reject(new Error('Not called'));
const handlers = handlersWith({} as never, 24);
const server = createServer({
  pool: {} as never,
  verify: never,
  revoked: { has: () => false, size: () => 0 },
  ...{ open: () => true, standing: () => 'good' as const },
  knows: never,
  meet: never,
  arrival: arrivalOf(readEnvironment({})),
  handlers,
  atOnce: {},
  feed: { follow: () => () => {}, wake: () => {}, stop: async () => {} },
  changed: () => {},
  secret: createSecretKey(Buffer.alloc(32)),
  deskKeySecret: createSecretKey(Buffer.alloc(32)),
  ready: never,
  log: { stream: { write: () => {} }, level: 'silent' },
  now: () => new Date(0),
});
const byName = everyOperation.map(({ name, row }) => [name, row] as const);

describe.each(byName)('%s', (name, row) => {
  test('has a route, a handler, a bridge function, an offline rule and an OpenAPI path', () => {
    const url = `/v1${row.path.replace(/\{(\w+)\}/g, ':$1')}`;
    expect(server.hasRoute({ method: row.method, url })).toBe(true);
    expect(handlers[name]).toBeTypeOf('function');
    const [area, operation] = name.split('.') as [string, string];
    expect(bridgeNames()[area]?.includes(operation) ?? false).toBe(!row.shellOnly);
    const described = document.paths[`/v1${row.path}`]?.[row.method.toLowerCase()];
    expect(described?.operationId).toBe(name);
    expect(described?.['x-offline']).toBe(row.offline);
  });

  test('its path parameters are in its input; a command has its id, a read has none', () => {
    for (const parameter of pathParameters(row.path)) expect(Object.keys(row.input.shape)).toContain(parameter);
    expect('commandId' in row.input.shape).toBe(row.kind === 'command');
  });

  test('only a command is queued or waits; only a read is cached or served from copies', () => {
    const rules = row.kind === 'command' ? ['queued', 'waits'] : ['cached', 'copies', 'needs-connection'];
    expect(rules).toContain(row.offline);
  });

  test('its input is strict: an unknown field is refused', () => {
    const issues = row.input.safeParse({ surprise: true }).error?.issues ?? [];
    expect(issues.some((issue) => issue.code === 'unrecognized_keys')).toBe(true);
  });
});

test('nothing else is described, save the stream of changes, or handled', () => {
  const described = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId));
  expect(described.toSorted()).toEqual([...everyOperation.map(({ name }) => name), CHANGES.name].toSorted());
  expect(Object.keys(handlers).toSorted()).toEqual(everyOperation.map(({ name }) => name).toSorted());
});

test('no two operations share a method and a path', () => {
  const places = everyOperation.map(({ row }) => `${row.method} ${row.path}`);
  expect(new Set(places).size).toBe(places.length);
});

test('a name the table does not hold is an error', () => {
  expect(() => rowOf('customers.invent' as never)).toThrow('No operation customers.invent');
});
