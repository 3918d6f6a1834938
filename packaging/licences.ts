import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import satisfies from 'spdx-satisfies';
import allowed from './allowed-licences.json' with { type: 'json' };
import { BUNDLED, PARTS, ROOT } from './places.ts';

/** One package that is inside the bundles: its licence as an SPDX expression, and that licence's text. */
export type Bundled = {
  readonly name: string;
  readonly version: string;
  readonly identifier?: string;
  readonly text?: string;
};

/** Code that the build itself adds to a bundle and does not list. */
const ADDED_BY_THE_BUILD = ['vite', 'rolldown'];

/** Every package whose code is in the app, once, by name. */
export function bundled(): Bundled[] {
  const listed = PARTS.flatMap((part) => JSON.parse(readFileSync(join(ROOT, 'out', part, BUNDLED), 'utf8')) as Bundled[]);
  const all = [...listed, ...ADDED_BY_THE_BUILD.map(fromItsFolder)].map(withText);
  const once = new Map(all.map((entry) => [`${entry.name}@${entry.version}`, entry]));
  return [...once.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** What stands in the way of passing the app on: a licence we have not agreed to, or a text that is missing. Empty if nothing. */
export function objections(entries: readonly Bundled[]): string[] {
  return entries.flatMap(({ name, version, identifier, text }) => [
    ...(isAllowed(identifier) ? [] : [`${name} ${version}: the licence ${identifier ?? '(none named)'} is not one of ours`]),
    ...(text ? [] : [`${name} ${version}: no licence text`]),
  ]);
}

/** Whether an SPDX expression can be met with licences of packaging/allowed-licences.json alone. */
export function isAllowed(expression: string | undefined): boolean {
  if (!expression) return false;
  try {
    return satisfies(expression, allowed);
  } catch {
    return false;
  }
}

/** The file that travels with the app. */
export function licencesText(entries: readonly Bundled[], electron: string): string {
  const head = `Adviser Desk is under the MIT licence (LICENSE). It contains the work of others:

- Electron ${electron}: LICENSE.electron.txt (MIT)
- Chromium, Node and what they contain: LICENSES.chromium.html
- the packages below, each with its licence in full
`;
  const parts = entries.map(({ name, version, identifier, text }) => `${name} ${version}\nLicence: ${identifier}\n\n${text}\n`);
  return [head, ...parts].join(`\n${'-'.repeat(78)}\n\n`);
}

/** Vite's own file goes on with the licences of everything the tool contains, of which nothing is in the app. */
function fromItsFolder(name: string): Bundled {
  const folder = join(ROOT, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return {
    name,
    version,
    identifier: license,
    text: textIn(folder)
      ?.split(/^# Licenses of bundled/m)[0]
      ?.trim(),
  };
}

/** The build finds most texts itself; some packages keep theirs under another name. */
function withText(entry: Bundled): Bundled {
  const text = entry.text ?? textIn(join(ROOT, 'node_modules', entry.name)) ?? standardText(entry.identifier);
  return text ? { ...entry, text } : entry;
}

/** Licences that name nobody read the same wherever they are used; only these can stand in for a missing file. */
function standardText(identifier: string | undefined): string | undefined {
  const file = join(import.meta.dirname, 'licence-texts', `${identifier}.txt`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function textIn(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const file = readdirSync(folder).find((name) => /^(un)?(licen[cs]e|copying)/i.test(name));
  return file ? readFileSync(join(folder, file), 'utf8') : undefined;
}
