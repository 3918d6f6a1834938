import fc from 'fast-check';
import { everyOperation, type OperationName, rowOf } from '../../shared/operations.ts';
import { inputSchema, type Path, textFields, valuesOf, withField } from '../support/from-schema.ts';
import { HOSTILE } from './attack/hostile-texts.ts';

/** A case: a call that fits the contract or nearly does, or bytes that may be a request. */
export type Case =
  | {
      readonly kind: 'call';
      readonly operation: OperationName;
      readonly as: string | null;
      readonly input: Record<string, unknown>;
    }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** What a case may name: ids that lead somewhere. */
export type Ids = {
  readonly customerId: string;
  readonly conversationId: string;
  /** One of each kind, and a promise. */
  readonly requestIds: readonly string[];
  readonly promiseId: string;
};

const CALLERS = ['phone.adviser', 'phone.adviser', 'supervisor', 'local.adviser', 'website', null];
const hostile = fc.constantFrom(...Object.values(HOSTILE));
const garbage = fc.oneof(hostile, fc.jsonValue({ maxDepth: 4 }), fc.string({ unit: 'binary' }), fc.constant(null), fc.double());

/** Calls of every operation: half as the schemas say, half with something changed, left out or added. */
function calls({ customerId, conversationId, requestIds, promiseId }: Ids): fc.Arbitrary<Case> {
  // The one conversation stays open, or soon nothing would be allowed any more.
  const isLasting = (name: OperationName) => name !== 'conversations.end' && name !== 'conversations.park';
  const known = (input: object, name: OperationName, requestId: string, isFirst: boolean) => ({
    ...input,
    ...('customerId' in input ? { customerId } : {}),
    ...('conversationId' in input && isLasting(name) ? { conversationId } : {}),
    ...('requestId' in input ? { requestId } : {}),
    ...('promiseId' in input ? { promiseId } : {}),
    // Or nearly every one would be stale.
    ...('version' in input && isFirst ? { version: 1 } : {}),
  });
  const ofOperation = everyOperation.map(({ name, row }) => {
    const schema = inputSchema(row);
    const fits = fc
      .tuple(valuesOf(schema), fc.boolean(), fc.constantFrom(...requestIds), fc.boolean())
      .map(([input, isKnown, requestId, isFirst]) =>
        isKnown ? known(input as object, name, requestId, isFirst) : (input as object),
      );
    const anywhere: fc.Arbitrary<Path> = fc.oneof(
      fc.constantFrom<Path>(...textFields(schema), ...Object.keys(schema.properties ?? {}).map((field) => [field]), ['more']),
      fc.string({ unit: 'binary', minLength: 1 }).map((field) => [field]),
    );
    const bent = fc.tuple(fits, anywhere, garbage).map(([input, path, value]) => withField(input, path, value) as object);
    const short = fc.tuple(fits, fc.nat()).map(([input, at]) => without(input, at));
    return fc
      .tuple(fc.oneof({ weight: 4, arbitrary: fits }, { weight: 3, arbitrary: bent }, short), fc.constantFrom(...CALLERS))
      .map(([input, as]): Case => ({ kind: 'call', operation: name, as, input: input as Record<string, unknown> }));
  });
  return fc.oneof(...ofOperation);
}

function without(input: object, at: number): object {
  const fields = Object.entries(input);
  return Object.fromEntries(fields.filter((_, index) => index !== at % Math.max(1, fields.length)));
}

/** Bytes on a socket: none that mean anything, or a good request with some of it replaced. */
function bytes(requests: readonly string[]): fc.Arbitrary<Case> {
  const replaced = fc
    .tuple(
      fc.constantFrom(...requests),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.uint8Array({ maxLength: 12 })), { minLength: 1, maxLength: 4 }),
    )
    .map(([request, changes]) =>
      changes.reduce<Uint8Array>((text, [at, length, put]) => {
        const from = at % (text.length + 1);
        return Buffer.concat([text.subarray(0, from), put, text.subarray(from + length)]);
      }, Buffer.from(request)),
    );
  return fc
    .oneof(fc.uint8Array({ minLength: 1, maxLength: 400 }), { weight: 4, arbitrary: replaced })
    .map((made): Case => ({ kind: 'bytes', bytes: made }));
}

/** All of them. `requests` are whole requests to spoil. */
export function cases(ids: Ids, requests: readonly string[]): fc.Arbitrary<Case> {
  return fc.oneof({ weight: 3, arbitrary: calls(ids) }, { weight: 1, arbitrary: bytes(requests) });
}

/** True when an input cannot be put into a request at all: what travels in a header or an address must be text. */
export function isUnsendable({ operation, input }: { operation: OperationName; input: Record<string, unknown> }): boolean {
  const { path, method } = rowOf(operation);
  const outside = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => textOf(input[name as string]));
  const inHeader = [input.commandId, input.version].filter((value) => value !== undefined).map(textOf);
  if (inHeader.some((text) => text === null || /[^\x20-\x7e]|^\s|\s$|^$/.test(text))) return true;
  if (method === 'GET') outside.push(...Object.values(input).map(textOf));
  return outside.some((text) => text === null || !text.isWellFormed());
}

/** A value as text; null for one that brings a `toString` of its own which is no function. */
function textOf(value: unknown): string | null {
  try {
    return String(value);
  } catch {
    return null;
  }
}
