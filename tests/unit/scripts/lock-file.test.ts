import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

type Entry = { version?: string; resolved?: string; link?: boolean; optionalDependencies?: Record<string, string> };

const text = readFileSync(resolve(import.meta.dirname, '../../../package-lock.json'), 'utf8');
const packages = (JSON.parse(text) as { packages: Record<string, Entry> }).packages;

/** Where npm looks for a dependency of the package at `place`: its own node_modules, then each one further out. */
function found(place: string, name: string): boolean {
  const inside = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
  if (inside in packages) return true;
  return place !== '' && found(place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/'))), name);
}

test('the lock file names every optional package, so that npm ci works on each kind of machine', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !found(place, name))
      .map((name) => `${name}, wanted by ${place || 'the project'}`),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no registry', () => {
  expect(text).not.toMatch(/"resolved"/);
  expect(text).not.toMatch(/https?:\/\/[^"]*registry/i);
});
