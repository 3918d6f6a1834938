import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { inCache, inRoot, root } from './paths.mjs';
import { isRoot } from './root-user.mjs';
import { run, tail } from './run.mjs';
import { trouble } from './say.mjs';
import { stamped } from './stamped.mjs';

const USER = 'desk-tester';
const HOME = `/home/${USER}`;
const SOURCES = [
  'backend',
  'electron',
  'shared',
  'renderer',
  'tests',
  'out',
  'package.json',
  'playwright.config.ts',
  'tsconfig.base.json',
];
/** Only needed to build and to check; the copy is smaller without them. */
const LEFT_OUT = /^(@biomejs|@typescript|typescript|@rolldown|rolldown|vite|lightningcss.*|@babel|\.cache)$/;

/**
 * Runs Playwright as an ordinary user, whom Chromium allows its sandbox. Whoever is one already runs it here; root
 * makes one (useradd) and gives him a copy of the built app, of the runtime and of what the tests need in his own
 * folder. `args` go to Playwright, its JSON report to `report`. Answers the exit code.
 */
export async function ordinaryUserRun({ electron, args, report }) {
  const cli = ['node_modules', '@playwright', 'test', 'cli.js'];
  if (!isRoot()) {
    const env = { E2E_REPORT: report, DISPLAY: '' };
    return (await run(process.execPath, [inRoot(...cli), ...args], { show: true, env })).code;
  }
  return withLock(inCache('ordinary-user.lock'), 'tests as an ordinary user', async () => {
    await ordinaryUser();
    const folder = join(HOME, 'adviser-desk');
    const program = await copyFor(folder, electron);
    const own = join(folder, '.local', 'reports', 'sandbox.json');
    const env = {
      HOME,
      USER,
      LOGNAME: USER,
      E2E_REPORT: own,
      ELECTRON_OVERRIDE_DIST_PATH: dirname(program),
      XDG_CACHE_HOME: join(HOME, '.cache'),
      XDG_RUNTIME_DIR: '',
      DISPLAY: '',
    };
    const node = join(folder, 'node_modules', '.bin', 'node');
    const command = ['-u', USER, '--', node, join(folder, ...cli), ...args];
    const { code } = await run('runuser', command, { show: true, cwd: folder, env });
    if (existsSync(own)) cpSync(own, report);
    return code;
  });
}

/** The ordinary user root runs things as, made if need be. Answers the name. */
export async function ordinaryUser() {
  if ((await run('id', [USER])).code !== 0)
    await must('useradd', ['--create-home', '--home-dir', HOME, '--shell', '/bin/sh', USER]);
  return USER;
}

/** Answers the copied runtime's program. */
async function copyFor(folder, electron) {
  const runtime = join(HOME, `electron-${electron.version}`);
  await stamped(`${runtime}.stamp`, electron.electron, () => copy(dirname(electron.electron), runtime));
  mkdirSync(folder, { recursive: true });
  await stamped(join(folder, '.packages'), fingerprint(['package-lock.json']), () => copyPackages(folder));
  rmSync(join(folder, '.local'), { recursive: true, force: true });
  for (const name of SOURCES) if (existsSync(join(root, name))) await copy(inRoot(name), join(folder, name));
  const program = join(runtime, basename(electron.electron));
  mkdirSync(join(folder, '.local'), { recursive: true });
  writeFileSync(join(folder, '.local', 'runtime.json'), JSON.stringify({ ...electron, electron: program, dist: runtime }));
  await must('chown', ['-R', USER, folder, runtime]);
  return program;
}

async function copyPackages(folder) {
  const target = join(folder, 'node_modules');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const names = readdirSync(inRoot('node_modules')).filter((name) => !LEFT_OUT.test(name));
  await must('cp', ['-a', '--reflink=auto', ...names.map((name) => inRoot('node_modules', name)), target]);
}

async function copy(from, to) {
  rmSync(to, { recursive: true, force: true });
  await must('cp', ['-a', '--reflink=auto', from, to]);
}

async function must(command, args) {
  const { code, stderr } = await run(command, args);
  if (code !== 0) throw trouble(`${command} did not work:\n${tail(stderr)}`);
}
