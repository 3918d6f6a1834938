import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FALLBACK } from './electron-fallback.mjs';
import { withLock } from './lock.mjs';
import { inCache, inLocal } from './paths.mjs';
import { registryFile } from './registry-file.mjs';
import { run, tail } from './run.mjs';
import { patiently, trouble } from './say.mjs';

const INTEGRITY = 'sha512-WvFUfVsJn6YiP35UxdibYVjU2LceastyMm4SVp2bmb4XvKEvItAIiwxgm7tPC5Syl1243aRCvQLqr84sZ71pyQ==';

/** Puts the fallback runtime's `electron.d.ts` where tsconfig.fallback.json looks for it. Nothing of that package runs. */
export async function electronTypings() {
  const name = `electron-${FALLBACK.version}`;
  const place = inLocal('typings', name, 'electron.d.ts');
  if (existsSync(place)) return;
  const kept = inCache('typings', name, 'electron.d.ts');
  if (!existsSync(kept)) {
    await withLock(inCache('typings.lock'), 'fetching typings', async () => {
      if (!existsSync(kept)) await patiently(`Fetching the typings of Electron ${FALLBACK.version}`, () => fetchTo(kept));
    });
  }
  mkdirSync(dirname(place), { recursive: true });
  cpSync(kept, `${place}.new`);
  renameSync(`${place}.new`, place);
}

async function fetchTo(file) {
  mkdirSync(dirname(file), { recursive: true });
  const work = mkdtempSync(inCache('typings-'));
  try {
    const archive = await registryFile(`electron@${FALLBACK.version}`, INTEGRITY, work);
    const { code, stderr } = await run('tar', ['-xzf', archive, '-C', work, 'package/electron.d.ts']);
    if (code !== 0) throw trouble(`The typings could not be unpacked:\n${tail(stderr)}`);
    renameSync(join(work, 'package', 'electron.d.ts'), file);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
