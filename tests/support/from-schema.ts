import fc from 'fast-check';
import { z } from 'zod';
import type { OperationRow } from '../../shared/operation.ts';

/** As much of JSON Schema as the contract's inputs use. */
export type Schema = {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
};
/** The way to a field: names, and 0 for the first of a list. */
export type Path = readonly (string | 0)[];

/** The schema of an operation's input. */
export function inputSchema(row: OperationRow): Schema {
  return z.toJSONSchema(row.input, { io: 'input' }) as Schema;
}

/** The ways to every text in an input. */
export function textFields(schema: Schema, at: Path = []): Path[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => textFields(one, at));
  if (schema.type === 'string') return [at];
  if (schema.type === 'array' && schema.items) return textFields(schema.items, [...at, 0]);
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => textFields(inner, [...at, name]));
}

/** A copy of a value with one place in it set to something else; places on the way are made. */
export function withField(value: unknown, [first, ...rest]: Path, set: unknown): unknown {
  if (first === undefined) return set;
  if (first === 0) {
    const [inner, ...others] = Array.isArray(value) ? value : [];
    return [withField(inner, rest, set), ...others];
  }
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return { ...fields, [first]: withField(fields[first], rest, set) };
}

/** Makes values that fit a schema, or nearly: a pattern that cannot be followed is any text. */
export function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(valuesOf));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.type === 'integer')
    return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1_000, 1_000_000) });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'array' && schema.items)
    return fc.array(valuesOf(schema.items), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 5, 5) });
  if (schema.type === 'string') return textsOf(schema);
  const properties = Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, valuesOf(inner)] as const);
  const requiredKeys = (schema.required ?? []) as never[];
  return fc.record(Object.fromEntries(properties), { requiredKeys });
}

function textsOf({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  const instants = fc.date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2100-01-01') });
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return instants.map((date) => date.toISOString());
  if (format === 'date') return instants.map((date) => date.toISOString().slice(0, 10));
  const any = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 60) });
  if (pattern === undefined || pattern.includes('\\p{')) return any;
  return fc.stringMatching(new RegExp(pattern, 'u'));
}
