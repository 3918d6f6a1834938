import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARTS, ROOT, WORK } from './places.ts';

export type About = {
  readonly name: string;
  readonly productName: string;
  readonly version: string;
  readonly description: string;
};

/** What the project says of itself. */
export function about(): About {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as About;
}

/**
 * Lays out what goes into the archive, and nothing else: the three built parts and a package.json that says what the app
 * is called and where it begins. Answers the folder.
 */
export function stageApp({ name, productName, version, description }: About): string {
  const folder = join(WORK, 'app');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of PARTS) {
    cpSync(join(ROOT, 'out', part), join(folder, 'out', part), {
      recursive: true,
      filter: (path) => !path.endsWith(`${part}/.vite`) && !path.endsWith(`${part}\\.vite`),
    });
  }
  const manifest = {
    name,
    productName,
    version,
    description,
    author: 'The Adviser Desk contributors',
    license: 'MIT',
    main: 'out/main/main.cjs',
    // What a Linux desktop knows its windows by: the name of the installed .desktop file.
    desktopName: `${name}.desktop`,
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return folder;
}
