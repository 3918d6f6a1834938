import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from './checks.mjs';
import { playwrightCounts, settle, vitestCounts, walkCounts } from './counts.mjs';
import { inMemory } from './memory-folder.mjs';
import { ordinaryUserRun } from './ordinary-user.mjs';
import { packaged } from './packaged.mjs';
import { inLocal, inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { END_TO_END, LONG_ON_POSTGRESQL, ON_EMBEDDED } from './share.mjs';

const report = (name) => inLocal('reports', `${name}.json`);
const program = (...parts) => inRoot('node_modules', ...parts);

/** Types, lint and arrows, counted as tests of their own. */
export async function checkSuite() {
  const results = await checks();
  const failed = results.filter(({ ok }) => !ok);
  return { passed: results.length - failed.length, failed: failed.length, skipped: 0, named: failed.map(({ name }) => name) };
}

/** One Vitest project; `more`: words for its command line, `own`: its environment besides. */
export async function vitestSuite(project, more = [], own = {}) {
  const file = report(project);
  rmSync(file, { force: true });
  const args = ['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...more];
  const env = { ...own, ...(process.stderr.isTTY ? {} : { NO_COLOR: '1' }) };
  const { code } = await run(process.execPath, [program('vitest', 'vitest.mjs'), ...args], { show: true, env });
  return settle(file, vitestCounts, code);
}

const ofBackend = (name) => `tests/backend/${name}`;

/** A third at once: whoever asks a server waits for it a third of the time. The embedded database is in the process that asks. */
const AT_ONCE = { embedded: [], postgresql: ['--maxWorkers', '3'] };

/** The backend on one of its databases: all of it in a full run, else the share of decision 46. */
export function backendSuite(database, { full }) {
  const less =
    database === 'embedded' ? ON_EMBEDDED.map(ofBackend) : LONG_ON_POSTGRESQL.flatMap((name) => ['--exclude', ofBackend(name)]);
  return inMemory((env) => vitestSuite(`backend-${database}`, [...AT_ONCE[database], ...(full ? [] : less)], env));
}

/**
 * The end-to-end tests in the real app, as whoever runs this: the share of decision 46. In a full run the sandbox suite has every one of
 * them, each round and each view; what only root may do is here then. Where there is no sandbox suite a full run has them all here.
 */
export async function endToEndSuite({ full }) {
  const file = report('e2e');
  rmSync(file, { force: true });
  const elsewhere = process.platform === 'linux';
  const names = full && !elsewhere ? [] : [...END_TO_END, ...(full ? ['mounts'] : [])];
  const args = ['test', '--project=e2e', ...names.map((name) => `tests/e2e/${name}`)];
  const { code } = await run(process.execPath, [program('@playwright', 'test', 'cli.js'), ...args], {
    show: true,
    // No display handed on: the clipboard and the time since the last key belong to a display, so each worker makes its own.
    env: { E2E_REPORT: file, ...(elsewhere ? { DISPLAY: '', TEST_FULL: '' } : {}) },
  });
  return settle(file, playwrightCounts, code);
}

/** The end-to-end run with the Chromium sandbox on: as an ordinary user, made for it if root runs this. Linux only. */
export async function sandboxSuite({ electron, full }) {
  const file = report('sandbox');
  rmSync(file, { force: true });
  const projects = full ? ['--project', 'sandbox', '--project', 'e2e'] : ['--project', 'sandbox'];
  const code = await ordinaryUserRun({ electron, args: ['test', ...projects], report: file });
  return settle(file, playwrightCounts, code);
}

/** The packages: made if they are not there, then installed, started and taken apart. Linux only. */
export async function packageSuite({ electron }) {
  const file = report('package');
  rmSync(file, { force: true });
  await packaged(electron);
  // One after the other: they install and remove the same package.
  const args = ['test', '--project', 'package', '--workers', '1'];
  const { code } = await run(process.execPath, [program('@playwright', 'test', 'cli.js'), ...args], {
    show: true,
    // A folder of its own: a run empties the one it writes to, and the pictures of the screens are in the other.
    env: { E2E_REPORT: file, E2E_OUTPUT: inLocal('package-tests') },
  });
  return settle(file, playwrightCounts, code);
}

/** The walk that `npm start` does without a display, on data of its own. */
export async function walkSuite() {
  const folder = inLocal('reports', 'walk');
  rmSync(folder, { recursive: true, force: true });
  const args = [inRoot('scripts', 'walk.mjs'), '--folder', folder, '--customers', '300'];
  const { code } = await run(process.execPath, args, { show: true });
  return settle(join(folder, 'walk.json'), walkCounts, code);
}
