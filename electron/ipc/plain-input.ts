/** Most that a call may carry, in bytes, unless it says otherwise: the central service's own limit for a body. */
export const LARGEST = 256 * 1024;
/** How deep an input may be nested; the contract needs four. */
export const DEEPEST = 16;

export type Oddity = 'too-large' | 'too-deep' | 'not-plain';

/**
 * What keeps an input from being looked at at all, or null: its size, its depth, or something in it that JSON does not
 * know. Comes before any schema, so that no input makes a schema work for long. What is shared or circular counts as often
 * as it is met, and so ends at the limits too.
 */
export function oddityOf(input: unknown, most: number = LARGEST): Oddity | null {
  if (input === undefined) return null;
  let left = most;
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: input, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (depth > DEEPEST) return 'too-deep';
    left -= sizeOf(value, most);
    if (left < 0) return 'too-large';
    if (typeof value !== 'object' || value === null) {
      if (!isPlainValue(value)) return 'not-plain';
      continue;
    }
    if (Array.isArray(value) && value.length > left) return 'too-large';
    if (!isPlainObject(value)) return 'not-plain';
    const entries = Object.entries(value);
    left -= entries.length;
    if (left < 0) return 'too-large';
    for (const [name, inner] of entries) {
      // Never one of ours, and the classic way into every object's prototype.
      if (name === '__proto__') return 'not-plain';
      if (!Array.isArray(value)) left -= name.length;
      waiting.push({ value: inner, depth: depth + 1 });
    }
  }
  return null;
}

/** Bytes a value takes by itself. A string longer than the limit in letters is not measured any closer. */
function sizeOf(value: unknown, most: number): number {
  if (typeof value !== 'string') return 8;
  return value.length > most ? value.length : Buffer.byteLength(value);
}

function isPlainValue(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean';
}

/** An array without holes or names, or an object made by braces: no date, map, buffer or error. */
function isPlainObject(value: object): boolean {
  if (Array.isArray(value)) return Object.keys(value).length === value.length;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.prototype.toString.call(value) === '[object Object]';
}
