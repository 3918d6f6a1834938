import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { inLocal, inRoot } from './paths.mjs';
import { firstLines, npm } from './run.mjs';
import { patiently, trouble } from './say.mjs';

const stampFile = () => inRoot('node_modules', '.adviser-desk-stamp');

/** Installs the npm packages when the lock file is not the one they were installed from. */
export async function packages() {
  if (installed()) return;
  await withLock(inLocal('locks', 'packages.lock'), 'installing packages', async () => {
    if (installed()) return;
    const args = [onPinnedWindows() ? 'install' : 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, stdout, stderr } = await patiently('Installing the npm packages (about 500 MB, up to a minute or two)', () =>
      npm(args),
    );
    if (code !== 0) throw trouble(`npm could not install the packages:\n${firstLines(stderr || stdout)}`);
    writeFileSync(stampFile(), fingerprint());
  });
}

function fingerprint() {
  const lock = readFileSync(inRoot('package-lock.json'));
  return `${process.platform}-${process.arch} ${createHash('sha256').update(lock).digest('hex')}`;
}

function installed() {
  try {
    if (readFileSync(stampFile(), 'utf8') === fingerprint()) return true;
  } catch {
    // Never installed by us.
  }
  if (!installedByHand()) return false;
  writeFileSync(stampFile(), fingerprint());
  return true;
}

/** Whether somebody's own `npm install` already left exactly what the lock file names: npm keeps its own list. */
function installedByHand() {
  try {
    const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
    const there = JSON.parse(readFileSync(inRoot('node_modules', '.package-lock.json'), 'utf8')).packages;
    const same = (name) =>
      there[name] && there[name].version === wanted[name].version && there[name].integrity === wanted[name].integrity;
    const missing = Object.keys(wanted).filter((name) => name !== '' && !same(name) && !(wanted[name].optional && !there[name]));
    return missing.length === 0 && Object.keys(there).every((name) => name in wanted);
  } catch {
    return false;
  }
}

/** Windows cannot delete a program that runs, and `npm ci` would delete the Node we are on. */
function onPinnedWindows() {
  if (process.platform !== 'win32') return false;
  return realpathSync(process.execPath).startsWith(inRoot('node_modules'));
}
