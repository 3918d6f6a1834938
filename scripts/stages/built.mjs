import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { inLocal, inRoot } from './paths.mjs';
import { run, tail } from './run.mjs';
import { patiently, trouble } from './say.mjs';

const stampFile = () => inRoot('out', '.stamp');
const configs = () => readdirSync(inRoot()).filter((name) => /^vite\..*config\.m?ts$/.test(name));
const sources = () => ['electron', 'renderer', 'shared', 'package.json', 'package-lock.json', ...configs()];

/** Builds the app when its sources are not the ones it was built from. */
export async function built() {
  const current = () => existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === fingerprint(sources());
  if (current()) return;
  await withLock(inLocal('locks', 'build.lock'), 'building the app', async () => {
    if (current()) return;
    const stamp = fingerprint(sources());
    await patiently('Building the app', buildAll);
    mkdirSync(inRoot('out'), { recursive: true });
    writeFileSync(stampFile(), stamp);
  });
}

/** One bundle a configuration: main, preload, renderer. */
async function buildAll() {
  const names = configs();
  if (names.length === 0) throw trouble('There is nothing to build: no vite.*.config.ts in this folder.');
  for (const name of names) {
    const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
    const { code, stdout, stderr } = await run(process.execPath, [vite, 'build', '--config', name], {
      env: { NODE_ENV: 'production' },
    });
    if (code !== 0) throw trouble(`${name} did not build:\n${tail(stderr || stdout, 30)}`);
  }
}
