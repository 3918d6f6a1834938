import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PROJECT } from '../support/app.ts';

/** What `npm run package` says it made. */
export type Made = {
  readonly version: string;
  readonly electron: string;
  readonly trial: boolean;
  /** The time of every file in it, in seconds since 1970. */
  readonly day: number;
  readonly folder: string;
  readonly deb: string;
};

export const inDist = (...parts: string[]): string => join(PROJECT, 'dist', ...parts);
export const made = (): Made => JSON.parse(readFileSync(inDist('made.json'), 'utf8')) as Made;
export const debFile = (): string => join(PROJECT, made().deb);

/** A program's output; it must end well. */
export const outputOf = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 50_000_000 });

export type Installed = { readonly root: string; readonly program: string; readonly remove: () => void };

/** Unpacks the .deb as dpkg would, into a folder anybody may read. */
export function install(): Installed {
  const root = mkdtempSync(join(tmpdir(), 'adviser-desk-installed-'));
  chmodSync(root, 0o755);
  outputOf('dpkg-deb', '-x', debFile(), root);
  return {
    root,
    program: join(root, 'usr/lib/adviser-desk/adviser-desk'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A second app folder beside an installed one, made of links to its files, with an archive of its own (or none). */
export function withOtherArchive(installed: Installed, archive: Buffer | null): Installed {
  const root = mkdtempSync(join(tmpdir(), 'adviser-desk-other-'));
  chmodSync(root, 0o755);
  const folder = join(root, 'adviser-desk');
  outputOf('cp', '-a', dirname(installed.program), folder);
  const file = join(folder, 'resources', 'app.asar');
  rmSync(file);
  if (archive)
    outputOf(
      'node',
      '-e',
      'require("fs").writeFileSync(process.argv[1], Buffer.from(process.argv[2], "base64"))',
      file,
      archive.toString('base64'),
    );
  return { root, program: join(folder, 'adviser-desk'), remove: () => rmSync(root, { recursive: true, force: true }) };
}
