import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const text = readFileSync(join(import.meta.dirname, '../../../docs/security.md'), 'utf8');
const items = text.split('\n').flatMap((line) => {
  const found = /^\| (\d+)\. [^|]+\|([^|]+)\|([^|]+)\|$/.exec(line);
  return found ? [{ number: Number(found[1]), by: found[2] as string, tests: found[3] as string }] : [];
});

test('every item of Electron’s security list is answered by a file and a test', () => {
  expect(items.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  for (const { number, by, tests } of items) {
    expect(by, `item ${number}`).toMatch(/`(electron|packaging)\/[\w/.-]+\.ts`|`package\.json`/);
    expect(tests, `item ${number}`).toMatch(/`tests\/[\w/.-]+\.(spec|test)\.ts`/);
  }
});
