const MOST = 1_000;
const names = new Map<string, string>();

/** A prepared-statement name for an SQL text, the same for the same text; undefined beyond a thousand texts. */
export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST) return known;
  const name = `k${names.size + 1}`;
  names.set(text, name);
  return name;
}
