import type { z } from 'zod';
import type { AnyObject, OperationRow } from './operation.ts';

/** The parts of a request that carry an operation's input. */
export type Carried = {
  readonly path: string;
  readonly query: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly body: Record<string, unknown> | undefined;
};

export const BASE_PATH = '/v1';

/** The parameter names of a path, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
}

/** Which fields of a row's input travel in the path or a header; worked out once a row. */
type Outside = { readonly headers: readonly (readonly [field: string, header: string])[]; readonly fields: ReadonlySet<string> };
const outsideOf = new WeakMap<OperationRow, Outside>();

function outside(row: OperationRow): Outside {
  const known = outsideOf.get(row);
  if (known) return known;
  const headers = Object.entries(headerFields(row));
  const made = { headers, fields: new Set([...pathParameters(row.path), ...headers.map(([field]) => field)]) };
  outsideOf.set(row, made);
  return made;
}

/** The fields of a row's input that travel outside the body, and in which header. */
function headerFields(row: OperationRow): Record<string, string> {
  if (row.kind === 'read') return {};
  return row.staleGuard === 'if-match' ? { commandId: 'idempotency-key', version: 'if-match' } : { commandId: 'idempotency-key' };
}

/** Splits an input into path, query, headers and body. */
export function toHttp(row: OperationRow, input: Record<string, unknown>): Carried {
  const rest = { ...input };
  const path = BASE_PATH + row.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(take(rest, name))));
  const headers: Record<string, string> = {};
  for (const [field, header] of outside(row).headers) headers[header] = String(take(rest, field));
  if (row.method === 'GET') return { path, query: toQuery(rest), headers, body: undefined };
  return { path, query: {}, headers, body: rest };
}

/** What arrived, put together to one flat input; refuses a body or query that carries a path or header field. */
export function fromHttp(
  row: OperationRow,
  arrived: { params: Record<string, string>; query: Record<string, unknown>; headers: Record<string, unknown>; body: unknown },
): { ok: true; input: Record<string, unknown> } | { ok: false; field: string } {
  const { headers, fields } = outside(row);
  const carried: Record<string, unknown> = { ...arrived.params };
  for (const [field, header] of headers) {
    const value = arrived.headers[header];
    if (value !== undefined) carried[field] = field === 'version' ? readVersion(String(value)) : value;
  }
  if (row.method === 'POST' && !isPlain(arrived.body)) return { ok: false, field: '' };
  const inside = row.method === 'GET' ? fromQuery(row.input, arrived.query) : (arrived.body as Record<string, unknown>);
  const doubled = Object.keys(inside).find((field) => fields.has(field));
  if (doubled !== undefined) return { ok: false, field: doubled };
  return { ok: true, input: { ...inside, ...carried } };
}

/** `"3"` or `3`; anything else stays what it is, and no version. */
const readVersion = (tag: string) => (/^("\d{1,10}"|\d{1,10})$/.test(tag) ? Number(tag.replaceAll('"', '')) : tag);

function take(fields: Record<string, unknown>, name: string): unknown {
  const value = fields[name];
  delete fields[name];
  return value;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toQuery(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

/** Query values are text; a field whose schema is not text is read as JSON. */
function fromQuery(input: AnyObject, query: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      // Its own fields alone: every object also answers to `constructor` and `__proto__`.
      const schema = Object.hasOwn(input.shape, name) ? (input.shape[name] as z.core.$ZodType) : undefined;
      return [name, typeof value === 'string' && schema && !isText(schema) ? readJson(value) : value];
    }),
  );
}

function isText(schema: z.core.$ZodType): boolean {
  const def = schema._zod.def as { type: string; innerType?: z.core.$ZodType };
  if (def.innerType) return isText(def.innerType);
  return def.type === 'string' || def.type === 'enum';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
