import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './places.ts';

export type Papers = { readonly name: string; readonly version: string; readonly maintainer: string; readonly day: number };

/** The folder an administrator puts the configuration into, and what is to be read about it. */
export function addDocuments(staging: string, { name, version, maintainer, day }: Papers): void {
  mkdirSync(join(staging, 'etc', name), { recursive: true });
  const documents = join(staging, 'usr', 'share', 'doc', name);
  copyFileSync(join(ROOT, 'packaging', 'debian', 'README.Debian'), join(documents, 'README.Debian'));
  const licence = readFileSync(join(ROOT, 'LICENSE'), 'utf8');
  const others = `/usr/lib/${name}/THIRD-PARTY-LICENCES.txt`;
  writeFileSync(join(documents, 'copyright'), `${licence}\nWhat it contains of others, with every licence in full: ${others}\n`);
  const time = new Date(day * 1000).toUTCString().replace('GMT', '+0000');
  const change = `${name} (${version}) unstable; urgency=medium\n\n  * As of this day's sources.\n\n -- ${maintainer}  ${time}\n`;
  writeFileSync(join(documents, 'changelog.gz'), gzipSync(change, { level: 9 }));
  // The installer's own leaves this nearly empty; there is nothing to overrule.
  rmSync(join(staging, 'usr', 'share', 'lintian'), { recursive: true, force: true });
}

/** The sums by which `dpkg --verify` finds a file that was changed after it was installed. */
export function writeSums(staging: string): void {
  const lines = walk(staging)
    .filter((path) => lstatSync(path).isFile() && !relative(staging, path).startsWith('DEBIAN'))
    .map((path) => `${createHash('md5').update(readFileSync(path)).digest('hex')}  ${relative(staging, path)}\n`);
  writeFileSync(join(staging, 'DEBIAN', 'md5sums'), lines.join(''));
}

/** The same rights and the same time for every file, whoever makes the package and whenever. `day`: seconds since 1970. */
export function settle(staging: string, day: number): void {
  for (const path of [...walk(staging), staging]) {
    const about = lstatSync(path);
    if (!about.isSymbolicLink()) chmodSync(path, rights(path, about.isDirectory(), about.mode));
    lutimesSync(path, day, day);
  }
}

function rights(path: string, folder: boolean, mode: number): number {
  // Where user namespaces are forbidden Chromium's helper makes the sandbox, and has to be root for that.
  if (path.endsWith('/chrome-sandbox')) return 0o4755;
  const library = /\.so(\.\d+)*$/.test(path);
  return folder || ((mode & 0o111) !== 0 && !library) ? 0o755 : 0o644;
}

/** Every path below a folder, in the order of their names. */
function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? [...walk(path), path] : [path];
    });
}
