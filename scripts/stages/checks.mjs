import { electronTypings } from './electron-typings.mjs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

const tsc = (...args) => run(process.execPath, [inRoot('node_modules', 'typescript', 'bin', 'tsc'), ...args], { show: true });
const biome = (...args) =>
  run(process.execPath, [inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome'), ...args], { show: true });

/** What `npm run check` looks at. Import arrows are held twice: by tsc's references and by Biome's restricted imports. */
const CHECKS = [
  { name: 'types and import arrows (tsc -b)', look: () => tsc('-b', '--pretty', 'false') },
  {
    name: 'types against the fallback Electron',
    look: async () => {
      await electronTypings();
      return tsc('-p', 'tsconfig.fallback.json', '--pretty', 'false');
    },
  },
  { name: 'lint, format and import arrows (biome)', look: () => biome('ci', '--error-on-warnings', '--colors=off') },
];

/** Runs every check, one after the other, whatever the ones before said. Answers `[{ name, ok }]`. */
export async function checks() {
  const results = [];
  for (const { name, look } of CHECKS) {
    const began = Date.now();
    const { code } = await look();
    say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}, ${((Date.now() - began) / 1000).toFixed(1)} s`);
    results.push({ name, ok: code === 0 });
  }
  return results;
}
