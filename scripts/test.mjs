import { mkdirSync } from 'node:fs';
import { summary } from './stages/counts.mjs';
import { virtualDisplay } from './stages/display.mjs';
import { figuresSuite } from './stages/figures.mjs';
import { withLock } from './stages/lock.mjs';
import { inLocal } from './stages/paths.mjs';
import { begin } from './stages/ready.mjs';
import { say, trouble } from './stages/say.mjs';
import { backendSuite, checkSuite, endToEndSuite, packageSuite, sandboxSuite, vitestSuite, walkSuite } from './stages/suites.mjs';

// npm test, or npm run test:full; each with the names of suites after `--` for these alone.
const full = process.argv.includes('--full');
const wanted = process.argv.slice(2).filter((word) => word !== '--full');

await begin(['app', 'browser', 'postgresql', 'tests'], async ({ electron }) => {
  process.env.TEST_SEED ??= String(Date.now() % 1_000_000_000);
  if (full) process.env.TEST_FULL = '1';
  say(`Electron ${electron.version}${electron.fallback ? ' (the fallback runtime)' : ''}, TEST_SEED=${process.env.TEST_SEED}`);
  mkdirSync(inLocal('reports'), { recursive: true });
  return withLock(inLocal('locks', 'test.lock'), 'tests', async () => {
    const end = process.platform === 'linux' ? await virtualDisplay() : async () => {};
    try {
      return await all(electron);
    } finally {
      await end();
    }
  });
});

async function all(electron) {
  const suites = {
    check: checkSuite,
    unit: () => vitestSuite('unit'),
    'backend-embedded': () => backendSuite('embedded', { full }),
    'backend-postgresql': () => backendSuite('postgresql', { full }),
    e2e: () => endToEndSuite({ full }),
    ...(process.platform === 'linux'
      ? { sandbox: () => sandboxSuite({ electron, full }), package: () => packageSuite({ electron }) }
      : {}),
    walk: walkSuite,
    ...(full ? { figures: figuresSuite } : {}),
  };
  const unknown = wanted.filter((name) => !(name in suites));
  if (unknown.length > 0) throw trouble(`There is no suite ${unknown.join(', ')}, but ${Object.keys(suites).join(', ')}.`);
  const results = [];
  for (const [name, suite] of Object.entries(suites))
    if (wanted.length === 0 || wanted.includes(name)) results.push(await timed(name, suite));
  say('');
  // Once more at the end: whoever reads only that of a long run learns what failed.
  for (const { name, counts } of results) for (const what of counts.named) say(`FAILED ${name}: ${what}`);
  for (const { name, counts, seconds } of results) say(`${name.padEnd(20)} ${summary([counts])}, ${seconds} s`);
  console.log(summary(results.map(({ counts }) => counts)));
  return results.every(({ counts }) => counts.failed === 0) ? 0 : 1;
}

async function timed(name, suite) {
  say(`\n== ${name}`);
  const began = Date.now();
  const counts = await suite();
  return { name, counts, seconds: ((Date.now() - began) / 1000).toFixed(1) };
}
