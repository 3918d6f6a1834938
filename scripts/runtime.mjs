import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FALLBACK, fallbackElectron, fallbackFits } from './stages/electron-fallback.mjs';
import { withLock } from './stages/lock.mjs';
import { inCache, inLocal, inRoot } from './stages/paths.mjs';
import { run, tail } from './stages/run.mjs';
import { patiently, say, trouble } from './stages/say.mjs';

const recordFile = () => inLocal('runtime.json');
const binaryName = () =>
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron';

/**
 * The Electron to run on: one the caller named (ELECTRON_OVERRIDE_DIST_PATH), else the official one, else the pinned
 * fallback. Sets ELECTRON_OVERRIDE_DIST_PATH for children, writes `.local/runtime.json` and answers
 * `{ electron, version, fallback }`: the program's absolute path, its version, whether it is the fallback.
 */
export async function runtime() {
  const found = recorded() ?? (await bring());
  process.env.ELECTRON_OVERRIDE_DIST_PATH = found.dist;
  return found;
}

/** The product's own Electron version, as package.json pins it. */
export const wantedVersion = () => JSON.parse(readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8')).version;

function recorded() {
  try {
    const record = JSON.parse(readFileSync(recordFile(), 'utf8'));
    const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
    if (record.wanted !== wantedVersion() || !existsSync(record.electron)) return null;
    return named && named !== record.dist ? null : record;
  } catch {
    return null;
  }
}

async function bring() {
  return withLock(inLocal('locks', 'electron.lock'), 'finding Electron', async () => {
    const record = recorded() ?? recordOf(process.env.ELECTRON_OVERRIDE_DIST_PATH || (await official()) || (await fallback()));
    mkdirSync(inLocal(), { recursive: true });
    writeFileSync(recordFile(), `${JSON.stringify(record)}\n`);
    return record;
  });
}

function recordOf(dist) {
  const electron = join(dist, binaryName());
  if (!existsSync(electron)) throw trouble(`There is no Electron in ${dist}.`);
  const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  return { electron, version, fallback: dist.startsWith(inCache()), dist, wanted: wantedVersion() };
}

let reason = '';

/** The official runtime's folder, downloaded by Electron's own installer; null where it cannot be had. */
async function official() {
  const dist = inRoot('node_modules', 'electron', 'dist');
  const versionFile = join(dist, 'version');
  const there = () => existsSync(versionFile) && readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === wantedVersion();
  if (there()) return dist;
  const install = () =>
    run(process.execPath, [inRoot('node_modules', 'electron', 'install.js')], {
      timeout: 600_000,
      // Node's own fetch takes a proxy from the environment only when asked to.
      env: { ELECTRON_OVERRIDE_DIST_PATH: '', NODE_USE_ENV_PROXY: '1' },
    });
  const { stderr } = await patiently(`Downloading Electron ${wantedVersion()} from GitHub`, install);
  if (there()) return dist;
  reason = tail(stderr, 1);
  say(`  That did not work (${reason}).`);
  return null;
}

async function fallback() {
  if (fallbackFits()) {
    say(`  Using Electron ${FALLBACK.version} instead, for development and tests only.`);
    return fallbackElectron();
  }
  throw trouble(
    `Electron could not be downloaded from GitHub (${reason}).\n` +
      'Behind a proxy, set HTTPS_PROXY. Or unpack an Electron release yourself and name its folder in ELECTRON_OVERRIDE_DIST_PATH.',
  );
}
