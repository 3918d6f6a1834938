import { existsSync, readFileSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { withoutMainCluster, writeConfig } from './main-cluster.mjs';
import { inCache } from './paths.mjs';
import { isRoot } from './root-user.mjs';
import { run, tail } from './run.mjs';
import { patiently, say, trouble } from './say.mjs';

/** Per need the names Debian and Ubuntu have for it, the usual one first. */
const LIBRARIES = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libxss1'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  ['libcups2', 'libcups2t64'],
];
const POSTGRESQL = [['postgresql-15', 'postgresql-16', 'postgresql-17']];
/** Where Debian reads whether installing PostgreSQL makes and starts a cluster. */
const CLUSTERS = '/etc/postgresql-common/createcluster.conf';
const isDatabase = (name) => name.startsWith('postgresql');
const SETS = {
  app: LIBRARIES,
  display: [['xvfb']],
  browser: [['chromium', 'chromium-browser']],
  postgresql: POSTGRESQL,
  tests: [['gnome-keyring'], ['libsecret-1-0'], ['dbus'], ['dbus-x11'], ['xdotool']],
};

/**
 * Sees that the packages of the named sets are installed, where packages are Debian's. As root it installs what is
 * missing; for anybody else it names the one command that does.
 */
export async function systemPackages(sets) {
  if (!existsSync('/etc/debian_version')) return;
  const needs = sets.flatMap((name) => SETS[name]);
  if ((await missing(needs)).length === 0) return;
  await withLock(inCache('apt.lock'), 'installing system packages', async () => {
    const names = await choose(await missing(needs));
    if (names.length === 0) return;
    if (!isRoot()) {
      throw trouble(`Some system packages are missing. Run this once, then try again:\n\n  ${byHand(names)}\n`);
    }
    await patiently(`Installing system packages: ${names.join(', ')}`, () => install(names));
  });
}

/** The one command for somebody who has sudo; with PostgreSQL it first turns off the cluster Debian would start. */
function byHand(names) {
  const install = `apt-get install -y --no-install-recommends ${names.join(' ')}`;
  if (!names.some(isDatabase) || existsSync(CLUSTERS)) return `sudo apt-get update && sudo ${install}`;
  const off = `echo 'create_main_cluster = false' | sudo install -D -m 644 /dev/stdin ${CLUSTERS}`;
  return `${off} && sudo apt-get update && sudo env UCF_FORCE_CONFFOLD=1 ${install}`;
}

async function missing(needs) {
  const there = await installed(needs.flat());
  return needs.filter((names) => !names.some((name) => there.has(name)));
}

/** dpkg's own placeholders. */
const FORMAT = ['{db:Status-Status} ', '{Package}\n'].map((part) => `$${part}`).join('');

async function installed(names) {
  const { stdout } = await run('dpkg-query', ['-W', '-f', FORMAT, ...names]);
  const lines = stdout.split('\n').map((line) => line.split(' '));
  return new Set(lines.filter(([status]) => status === 'installed').map(([, name]) => name));
}

/** Of each need, the first name that this release offers. */
async function choose(needs) {
  if (needs.length === 0) return [];
  let offered = await candidates(needs.flat());
  if (needs.some((names) => !names.some((name) => offered.has(name))) && isRoot()) {
    await apt(['update']);
    offered = await candidates(needs.flat());
  }
  return needs.map((names) => names.find((name) => offered.has(name)) ?? names[0]);
}

async function candidates(names) {
  const { stdout } = await run('apt-cache', ['policy', ...names], { env: { LC_ALL: 'C' } });
  const found = [...stdout.matchAll(/^(\S+):\n(?: {2}.*\n)*? {2}Candidate: (.+)$/gm)];
  return new Set(found.filter(([, , version]) => version !== '(none)').map(([, name]) => name));
}

async function install(names) {
  const database = names.some(isDatabase);
  let result = await installAll(names, database);
  if (result.code !== 0) {
    // The list of packages may be older than the mirror.
    await apt(['update']);
    result = await installAll(names, database);
  }
  if (result.code !== 0) throw trouble(`apt-get could not install ${names.join(', ')}:\n${tail(result.stderr)}`);
}

/** The tests start clusters of their own: the one Debian would create and start is turned off before it is made. */
async function installAll(names, database) {
  if (!database) return apt(['install', '-y', '--no-install-recommends', ...names]);
  const common = await apt(['install', '-y', '--no-install-recommends', 'postgresql-common']);
  if (common.code !== 0) return common;
  const before = existsSync(CLUSTERS) ? readFileSync(CLUSTERS, 'utf8') : '';
  writeConfig(CLUSTERS, withoutMainCluster(before));
  say('  (no main database cluster is created)');
  return apt(['install', '-y', '--no-install-recommends', ...names]);
}

function apt(args) {
  return run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env: { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' } });
}
