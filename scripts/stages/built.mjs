import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { inLocal, inRoot } from './paths.mjs';
import { run, tail } from './run.mjs';
import { patiently, trouble } from './say.mjs';

const stampFile = () => inRoot('out', '.stamp');
const configs = () => readdirSync(inRoot()).filter((name) => /^vite\..*config\.m?ts$/.test(name));
const sources = () => ['build.ts', 'electron', 'renderer', 'shared', 'package.json', 'package-lock.json', ...configs()];

/** Builds the app when its sources are not the ones it was built from. */
export async function built() {
  const current = () => existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === fingerprint(sources());
  if (current()) return;
  await withLock(inLocal('locks', 'build.lock'), 'building the app', async () => {
    if (current()) return;
    // Taken before the build: a source that changes meanwhile is built again next time.
    const stamp = fingerprint(sources());
    await patiently('Building the app', build);
    mkdirSync(inRoot('out'), { recursive: true });
    writeFileSync(stampFile(), stamp);
  });
}

async function build() {
  const { code, stdout, stderr } = await run(process.execPath, [inRoot('build.ts')], { env: { NODE_ENV: 'production' } });
  if (code !== 0) throw trouble(`The app did not build:\n${tail(stderr || stdout, 30)}`);
}
