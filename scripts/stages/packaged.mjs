import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { packagingTools } from './packaging-tools.mjs';
import { inLocal, inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { say, trouble } from './say.mjs';

const MADE = () => inRoot('dist', 'made.json');
const STAMP = () => inLocal('package', 'stamp');
/** Where git cannot say how old the sources are, as in a downloaded archive. */
const SOME_DAY = '1767225600';

/**
 * Makes the packages in dist/ unless they are there, from the built app and the runtime at hand. Answers what
 * `dist/made.json` says of them: `{ version, electron, trial, folder?, deb? }`, paths from the root of the clone.
 */
export async function packaged(electron) {
  await packagingTools();
  return withLock(inLocal('locks', 'package.lock'), 'making the packages', async () => {
    const day = await dayOfSources();
    const wanted = `${fingerprint(inputs())} ${electron.version} ${electron.dist} ${process.platform}-${process.arch} ${day}`;
    if (stampOf() === wanted && existsSync(MADE())) say('The packages are there already:');
    else await make(electron, day, wanted);
    const made = JSON.parse(readFileSync(MADE(), 'utf8'));
    show(made);
    return made;
  });
}

async function make(electron, day, wanted) {
  const args = ['--electron', electron.version, '--dist', electron.dist, '--day', day, ...(electron.fallback ? ['--trial'] : [])];
  const { code } = await run(process.execPath, [inRoot('packaging', 'package.ts'), ...args], { show: true });
  if (code !== 0) throw trouble('The packages were not made.');
  writeFileSync(STAMP(), wanted);
  say('Made, in dist/:');
}

function show(made) {
  for (const name of readdirSync(inRoot('dist')).sort()) {
    const about = statSync(inRoot('dist', name));
    say(`  ${name}${about.isDirectory() ? '/' : `  ${(about.size / 1_000_000).toFixed(1)} MB`}`);
  }
  if (made.trial) {
    say(`Packed with Electron ${made.electron}, which is for development and tests: a trial, not for users.`);
  }
}

const stampOf = () => (existsSync(STAMP()) ? readFileSync(STAMP(), 'utf8') : '');

/** What the packages are made from; of packaging/ everything but its installed tools. */
function inputs() {
  const ours = readdirSync(inRoot('packaging')).filter((name) => name !== 'node_modules');
  return [
    'out',
    'package.json',
    'package-lock.json',
    'LICENSE',
    'electron-builder.yml',
    ...ours.map((name) => `packaging/${name}`),
  ];
}

/** What git is asked about; the built app is not its business, its sources are. */
const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'packaging',
  'package.json',
  'package-lock.json',
  'LICENSE',
  'electron-builder.yml',
];

/**
 * The day of the last commit to what is packed, in seconds since 1970: every file in a package gets it, so that the same
 * sources give the same bytes.
 */
async function dayOfSources() {
  const { code, stdout } = await run('git', ['log', '-1', '--format=%ct', '--', ...SOURCES]);
  return code === 0 && /^\d+$/.test(stdout.trim()) ? stdout.trim() : SOME_DAY;
}
