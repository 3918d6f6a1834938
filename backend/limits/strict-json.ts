import { isUtf8 } from 'node:buffer';

/** How deep a body may nest; the contract's deepest input is three deep. */
const DEPTH = 10;
/** Names that change what every object is where somebody copies them carelessly; no field of the contract has one. */
const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype']);

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Reads a JSON text that everybody reads alike (RFC 8259): valid UTF-8, at most `DEPTH` deep, each name once in its object, no
 * dangerous name. Undefined for anything else; why is nobody's business who sends such a thing.
 */
export function readStrictJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString();
  const named = countMembers(text);
  if (named === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    // Of a name that comes twice the parser keeps the last: then there are fewer names in the value than in the text.
    return namesIn(value) === named ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How many names a JSON text holds: its colons outside strings. Undefined when it nests too deep. */
function countMembers(text: string): number | undefined {
  let [members, depth] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COLON) members += 1;
    else if (code === OPEN_OBJECT || code === OPEN_ARRAY) depth += 1;
    else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) depth -= 1;
    if (depth > DEPTH) return undefined;
  }
  return members;
}

/** Where the string that begins at `from` ends; a string without an end takes the rest. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return text.length;
}

function namesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, inner) => sum + namesIn(inner), 0);
  let sum = 0;
  for (const [name, inner] of Object.entries(value)) {
    if (DANGEROUS.has(name)) return Number.NaN;
    sum += 1 + namesIn(inner);
  }
  return sum;
}
