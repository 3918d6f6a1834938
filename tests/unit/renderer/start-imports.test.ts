import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const FROM = /^(?:import|export)\s(?!type\s)(?:[^'"]*?\sfrom\s)?'([^']+)'/gm;

/** Every import that is there when the page starts: file, and what it names, as far as our own files lead. */
function importedAtStart(entry: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const next = [entry];
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (found.has(file)) continue;
    const named = [...readFileSync(file, 'utf8').matchAll(FROM)].map(([, name]) => name as string);
    found.set(file, named);
    next.push(...named.filter((name) => name.startsWith('.')).map((name) => resolve(file, '..', name)));
  }
  return found;
}

test.each([
  ['the schemas of the contract', 'zod'],
  ['the fields of forms', '@mui/material/TextField'],
])('the page starts without %s: they are an eighth of what it would read then', (_, without) => {
  const imports = importedAtStart(resolve('renderer/app.tsx'));
  // The walk is worth something: it came past the first screen.
  expect(imports.has(resolve('renderer/screens/sign-in/sign-in-screen.tsx'))).toBe(true);
  const having = [...imports].filter(([, named]) => named.includes(without));
  expect(having.map(([file]) => relative(join('.'), file))).toEqual([]);
});
