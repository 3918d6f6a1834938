import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { bundled, isAllowed, objections } from '../../packaging/licences.ts';
import type { Bom } from '../../packaging/sbom.ts';
import { bomFaults } from '../../packaging/validate-bom.ts';
import { PROJECT } from '../support/app.ts';
import { type Installed, inDist, install, made, outputOf } from './installed.ts';

let installed: Installed;
test.beforeAll(() => {
  installed = install();
});
test.afterAll(() => installed?.remove());

const asar = (...args: string[]) =>
  outputOf(process.execPath, join(PROJECT, 'packaging/node_modules/@electron/asar/bin/asar.js'), ...args);
const archive = () => join(dirname(installed.program), 'resources', 'app.asar');
const bom = (): Bom => JSON.parse(readFileSync(inDist('sbom.cdx.json'), 'utf8')) as Bom;

type Locked = { readonly version: string; readonly dev?: boolean; readonly devOptional?: boolean; readonly license?: string };
/** What npm installs without development packages, as name@version. */
const production = (): string[] => {
  const { packages } = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const kept = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  return kept.map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`);
};

test('the archive holds the built app and a package.json without anything of development', () => {
  const files = asar('list', archive()).trim().split('\n');
  expect(files.filter((path) => !/^\/(package\.json|out(\/(main|preload|renderer)(\/.*)?)?)$/.test(path))).toEqual([]);
  expect(files.filter((path) => /\.(map|ts|tsx|md|stamp)$|\/\.vite|node_modules|test/.test(path))).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining(['/out/main/main.cjs', '/out/preload/preload.cjs', '/out/renderer/index.html', '/package.json']),
  );
  const folder = join(installed.root, 'extracted');
  asar('extract', archive(), folder);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  expect(Object.keys(manifest).toSorted()).toEqual(
    ['author', 'description', 'desktopName', 'license', 'main', 'name', 'productName', 'version'].toSorted(),
  );
  // Nothing tells where it was made.
  expect(outputOf('sh', '-c', `grep -rlF '${PROJECT}' ${folder} || true`)).toBe('');
});

test('only what is needed of the runtime comes with it', () => {
  const languages = outputOf('ls', join(dirname(installed.program), 'locales'))
    .trim()
    .split('\n');
  expect(languages.toSorted()).toEqual(['en-GB.pak', 'en-US.pak']);
});

test('the list of packages is CycloneDX, strictly', async () => {
  const text = readFileSync(inDist('sbom.cdx.json'), 'utf8');
  expect(await bomFaults(text)).toEqual([]);
  expect(await bomFaults(text.replace('"components"', '"componentz"'))).not.toEqual([]);
});

test('every production package is on it with its licence, and the runtime the app ships with', () => {
  const { components, metadata } = bom();
  const listed = components.map(({ name, version }) => `${name}@${version}`);
  expect(production().length).toBeGreaterThan(100);
  expect(listed.toSorted()).toEqual([...new Set(production()), `electron@${made().electron}`].toSorted());
  expect(metadata.component).toMatchObject({ type: 'application', name: 'adviser-desk', version: made().version });
  const without = components.filter(({ licenses }) => !licenses?.some(({ license, expression }) => license?.id ?? expression));
  expect(without.map(({ name }) => name)).toEqual([]);
});

test('every licence of a production package is one we have agreed to', () => {
  const named = bom().components.flatMap(({ name, licenses = [] }) =>
    licenses.map(({ license, expression }) => [name, expression ?? license?.id] as const),
  );
  expect(named.filter(([, licence]) => !isAllowed(licence))).toEqual([]);
});

test('the licence of everything bundled travels with the app, in full', () => {
  const text = readFileSync(join(dirname(installed.program), 'THIRD-PARTY-LICENCES.txt'), 'utf8');
  const entries = bundled();
  expect(objections(entries)).toEqual([]);
  expect(entries.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['react', 'react-dom', '@mui/material', 'zod', 'openid-client', 'electron-store', 'wouter', 'vite']),
  );
  for (const entry of entries) {
    expect(text).toContain(`${entry.name} ${entry.version}\nLicence: ${entry.identifier}\n`);
    expect(text).toContain(String(entry.text));
  }
});

test('a licence nobody agreed to, and one without its text, are objected to', () => {
  const entry = { name: 'somebody’s', version: '1.0.0', identifier: 'MIT', text: 'as it is' };
  expect(objections([entry])).toEqual([]);
  for (const identifier of [
    'GPL-3.0-only',
    'AGPL-3.0-or-later',
    'SSPL-1.0',
    'MIT AND GPL-2.0-only',
    'UNLICENSED',
    '',
    undefined,
  ]) {
    expect(objections([{ ...entry, identifier }]), String(identifier)).toHaveLength(1);
  }
  for (const identifier of ['(MIT OR GPL-3.0-only)', 'MIT AND ISC', 'BSD-3-Clause']) expect(isAllowed(identifier)).toBe(true);
  expect(objections([{ ...entry, text: undefined }])).toHaveLength(1);
});
