import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { END_TO_END, LONG_ON_POSTGRESQL, LONGEST, ON_EMBEDDED } from '../../../scripts/stages/share.mjs';

test.each([
  ['tests/backend', [...LONG_ON_POSTGRESQL, ...ON_EMBEDDED]],
  ['tests/backend', LONGEST],
  ['tests/e2e', END_TO_END],
])('every file named of %s is there, once', (folder, names) => {
  expect(names.filter((name) => !existsSync(join(process.cwd(), folder, name)))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});
