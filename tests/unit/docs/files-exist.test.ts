import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const markdown = (folder: string, deep: boolean) =>
  readdirSync(join(root, folder), { recursive: deep, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => normalize(join(folder, name)));
const documents = [...markdown('.', false), ...markdown('docs', true)];

/** A path in backticks: beginning with a folder of the project, or a file at its root with a known ending. */
const FOLDERS = /^(\.?[\w-]+\/)+[\w.-]*$/;
const AT_ROOT = /^[\w-]+\.(ts|mjs|json|md|yml)$/;
/** Made by running the project, never part of it. */
const made = (path: string) => /^(\.local|out|dist|node_modules)\//.test(path) || path === 'walk.json';

function namedIn(text: string): string[] {
  const words = text.replace(/```[\s\S]*?```/g, '');
  const ticked = [...words.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] as string);
  return ticked.filter((path) => (FOLDERS.test(path) || AT_ROOT.test(path)) && !made(path) && !path.startsWith('/'));
}

function linkedFrom(document: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] as string)
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .map((target) => normalize(join(dirname(document), target.replace(/#.*$/, ''))));
}

test('there are documents to look at', () => {
  expect(documents).toEqual(
    expect.arrayContaining(['README.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/architecture.md', 'docs/security.md']),
  );
  expect(documents.filter((name) => name.startsWith('docs/decisions/')).length).toBeGreaterThanOrEqual(8);
});

test.each(documents)('%s names only files that are there', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const missing = [...namedIn(text), ...linkedFrom(document, text)].filter((path) => !existsSync(join(root, path)));
  expect(missing).toEqual([]);
});

test.each(documents.filter((name) => name.startsWith('docs/decisions/')))(
  '%s has a number, a status, a day and less than a page',
  (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    expect(text).toMatch(new RegExp(`^# ${Number(/(\d{4})-/.exec(name)?.[1])}\\. `));
    expect(text).toMatch(/^(Accepted|Proposed|Replaced)[^\n]*, \d{1,2} [A-Z][a-z]+ \d{4}\./m);
    expect(text.split('\n').length).toBeLessThanOrEqual(45);
  },
);

test('the table of dependencies lists every one that is shipped, and no other', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const table = readFileSync(join(root, 'docs/decisions/0002-runtime-dependencies.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(/^\| (.+?) \|/.exec(line)?.[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] as string));
  expect(table.toSorted()).toEqual([...Object.keys(dependencies), 'electron'].toSorted());
});

test('every command of the README is one of package.json, every option one of npm start', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const commands = [...readme.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map((match) => match[1] as string);
  expect(commands.length).toBeGreaterThan(4);
  for (const command of commands) expect(Object.keys(scripts)).toContain(command);
  const options = readFileSync(join(root, 'scripts/stages/options.mjs'), 'utf8');
  for (const [, option] of readme.matchAll(/^\| `--([\w-]+)/gm)) expect(options).toMatch(new RegExp(`\\b${option}: \\{ type`));
});
