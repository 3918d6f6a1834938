import type { Write } from './call.ts';
import { nameOf } from './database/statement-names.ts';

const MOST = 1_000;
const fusedTexts = new Map<string, string>();

/**
 * Several statements as one, so that they cost one trip and one plan: all but the last become parts of its WITH.
 * Each sees the tables as they were before any of them, and no two may touch the same row. The last is
 * `with … insert|update …`, with a WITH of its own.
 */
export function fuse(writes: readonly Write[], last: Write): { name: string | undefined; text: string; values: unknown[] } {
  const all = [...writes, last];
  const text = textOf(all);
  return { name: nameOf(text), text, values: all.flatMap(({ parameters }) => parameters) };
}

function textOf(all: readonly Write[]): string {
  const key = all.map(({ sql }) => sql).join('\n;\n');
  const known = fusedTexts.get(key);
  if (known) return known;
  const parts: string[] = [];
  let offset = 0;
  for (const { sql, parameters } of all) {
    const from = offset;
    parts.push(sql.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + from}`));
    offset += parameters.length;
  }
  const last = parts.pop()?.replace(/^with\s/, '') ?? '';
  const text = `with ${parts.map((part, index) => `write_${index} as (${part}),\n`).join('')}${last}`;
  if (fusedTexts.size < MOST) fusedTexts.set(key, text);
  return text;
}
