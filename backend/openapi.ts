import { z } from 'zod';
import { CHANGE_EVENTS, CHANGES, changesInput, placeSchema } from '../shared/changes.ts';
import { BASE_PATH, pathParameters } from '../shared/http.ts';
import type { OperationRow } from '../shared/operation.ts';
import { everyOperation } from '../shared/operations.ts';
import { problemSchema } from '../shared/problem.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the whole table. */
export function openApi(): Json {
  const registry = z.registry<{ id: string }>();
  // A registry knows a schema by its identity: what two rows share is cloned, so that each row has its own entry.
  const add = (id: string, schema: z.ZodType) => void registry.add(schema.clone(), { id });
  for (const { name, row } of everyOperation) {
    if (row.method === 'POST') add(`${name}.body`, bodyOf(row));
    add(`${name}.output`, row.output);
  }
  for (const [name, schema] of Object.entries(CHANGE_EVENTS)) add(`${CHANGES.name}.${name}`, schema);
  add('problem', problemSchema);
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  const paths: Record<string, Json> = {};
  for (const { name, row } of everyOperation) {
    const path = BASE_PATH + row.path;
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operationOf(name, row) };
  }
  paths[BASE_PATH + CHANGES.path] = { get: streamOf() };
  return {
    openapi: '3.1.0',
    info: { title: 'Adviser Desk central API', version: '1' },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema])),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
    security: [{ token: [] }],
  };
}

function bodyOf(row: OperationRow): z.ZodType {
  const outside = [...pathParameters(row.path), ...headersOf(row).map(([field]) => field)];
  return row.input.omit(Object.fromEntries(outside.map((name) => [name, true])) as never);
}

/** The fields that travel in a header, and in which (`shared/http.ts`). */
function headersOf(row: OperationRow): readonly (readonly [field: string, header: string])[] {
  if (row.kind === 'read') return [];
  const key = ['commandId', 'Idempotency-Key'] as const;
  return row.staleGuard === 'if-match' ? [key, ['version', 'If-Match']] : [key];
}

function operationOf(name: string, row: OperationRow): Json {
  const inPath = pathParameters(row.path);
  const parameters = inPath.map((field) => parameter(row, field, 'path', field));
  for (const [field, header] of headersOf(row)) parameters.push(parameter(row, field, 'header', header));
  if (row.method === 'GET')
    for (const field of Object.keys(row.input.shape))
      if (!inPath.includes(field)) parameters.push(parameter(row, field, 'query', field));
  return {
    operationId: name,
    summary: row.summary,
    'x-roles': row.roles,
    'x-offline': row.offline,
    parameters,
    ...(row.method === 'POST' ? { requestBody: { required: true, content: json('application/json', `${name}.body`) } } : {}),
    responses: {
      200: { description: 'Done', content: json('application/json', `${name}.output`) },
      default: { description: 'Refused or failed', content: json('application/problem+json', 'problem') },
    },
  };
}

/** The stream: an event's name says which of the schemas its data follows. */
function streamOf(): Json {
  const events = Object.keys(CHANGE_EVENTS).map((name) => [name, { $ref: `#/components/schemas/${CHANGES.name}.${name}` }]);
  const { from } = changesInput.shape;
  const place = (name: string, where: string, schema: z.ZodType) => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    return { name, in: where, required: false, schema: rest };
  };
  return {
    operationId: CHANGES.name,
    summary: CHANGES.summary,
    'x-roles': CHANGES.roles,
    'x-events': Object.fromEntries(events),
    parameters: [place('from', 'query', from), place('Last-Event-ID', 'header', placeSchema)],
    responses: {
      200: { description: 'Events, until the token ends', content: { 'text/event-stream': { schema: { type: 'string' } } } },
      default: { description: 'Refused or failed', content: json('application/problem+json', 'problem') },
    },
  };
}

function parameter(row: OperationRow, field: string, place: 'path' | 'query' | 'header', name: string): Json {
  const field_ = row.input.shape[field] as z.ZodType;
  const { $schema: _, ...schema } = z.toJSONSchema(field_, { io: 'input' });
  return { name, in: place, required: place !== 'query' || !field_.safeParse(undefined).success, schema };
}

function json(type: string, id: string): Json {
  return { [type]: { schema: { $ref: `#/components/schemas/${id}` } } };
}
