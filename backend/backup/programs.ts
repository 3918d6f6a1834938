import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

type Name = 'pg_dump' | 'pg_restore' | 'psql';
type Found = { readonly path: string; readonly major: number };

/** Where PostgreSQL's programs are looked for: where they are said to be, else on the path and where Debian and Windows have them. */
function folders({ POSTGRES_BIN, PATH = '', ProgramFiles }: NodeJS.ProcessEnv): readonly string[] {
  if (POSTGRES_BIN) return [POSTGRES_BIN];
  const versions = (folder: string) => {
    try {
      return readdirSync(folder).map((version) => join(folder, version, 'bin'));
    } catch {
      return [];
    }
  };
  const installed = [...versions('/usr/lib/postgresql'), ...(ProgramFiles ? versions(join(ProgramFiles, 'PostgreSQL')) : [])];
  return [...PATH.split(delimiter).filter((folder) => folder !== ''), ...installed];
}

/**
 * The program of PostgreSQL that fits a server of a major version: its own, else the next newer one, which knows older servers. Throws,
 * with what to install, where there is none.
 */
export async function programFor(name: Name, server: number, environment = process.env): Promise<string> {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const all = await Promise.all(folders(environment).map((folder) => versionOf(join(folder, name + ending))));
  const found = all.filter((one): one is Found => one !== null).toSorted((a, b) => a.major - b.major);
  const fits = found.find(({ major }) => major >= server);
  if (fits) return fits.path;
  const there = found.length > 0 ? `only that of ${found.map(({ major }) => major).join(', ')} is there` : 'it is not installed';
  throw new Error(
    `The server is PostgreSQL ${server}, and needs ${name} of ${server} or newer: ${there}. ` +
      `Install postgresql-client-${server}, or name the folder that has it with POSTGRES_BIN.`,
  );
}

async function versionOf(path: string): Promise<Found | null> {
  try {
    const { stdout } = await run(path, ['--version']);
    const [, major] = /\(PostgreSQL\) (\d+)/.exec(stdout) ?? [];
    return major === undefined ? null : { path, major: Number(major) };
  } catch {
    return null;
  }
}
