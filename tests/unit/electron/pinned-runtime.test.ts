import { expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };

test('the product’s Electron is one named version of a line that is supported, not the fallback of tests', () => {
  const { electron } = manifest.devDependencies;
  expect(electron).toMatch(/^\d+\.\d+\.\d+$/);
  // Electron supports its newest three lines; raised by whoever raises the version.
  expect(Number(electron.split('.')[0])).toBeGreaterThanOrEqual(45);
});
