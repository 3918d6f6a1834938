import { rmSync } from 'node:fs';
import { appChild } from './stages/app-child.mjs';
import { backendChild } from './stages/backend-child.mjs';
import { dataFolder, refuseIfInUse, refuseIfOpen } from './stages/data.mjs';
import { hasDisplay } from './stages/display.mjs';
import { startOptions } from './stages/options.mjs';
import { inLocal } from './stages/paths.mjs';
import { practice, practiceWalk } from './stages/practice.mjs';
import { begin } from './stages/ready.mjs';
import { isIssuer, runningIssuer } from './stages/running-issuer.mjs';
import { say, trouble } from './stages/say.mjs';
import { reachable } from './stages/server.mjs';
import { stopSignal } from './stages/signals.mjs';
import { walk } from './stages/walk.mjs';

let options;
try {
  options = startOptions(process.argv.slice(2));
} catch (error) {
  say(error.message);
  process.exit(1);
}
if (options.help) {
  console.log(options.help);
  process.exit(0);
}

await begin(hasDisplay() ? ['app'] : ['app', 'browser'], async ({ electron }) => {
  const signal = stopSignal();
  // What an earlier walk left must not be taken for this one's.
  if (!hasDisplay()) rmSync(inLocal('walk', 'walk.json'), { force: true });
  if (options.fresh) wipe();
  if (options.practice) return await practise(electron, signal).finally(() => signal.done());
  /** @type {{ url: string, issuer: string, child?: import('node:child_process').ChildProcess, stop?: () => Promise<unknown> } | null} */
  let backend = null;
  try {
    backend = options.server ? await theirs(options) : await ours(signal);
    if (backend === null) return 130;
    return hasDisplay() ? await open(electron, backend, signal) : await walk({ backend, as: options.as });
  } finally {
    await backend?.stop?.();
    signal.done();
  }
});

function wipe() {
  refuseIfInUse();
  refuseIfOpen();
  say("Throwing this clone's data away.");
  for (const name of ['backend', 'profile', 'walk']) rmSync(inLocal(name), { recursive: true, force: true });
}

async function theirs({ server: url, issuer = null }) {
  if (!(await reachable(url))) throw trouble(`Nothing answers at ${url}. Is the backend running, and is the address right?`);
  const found = issuer ?? (await runningIssuer());
  if (found === null) {
    throw trouble(
      `Where does one sign in for ${url}? Name its issuer too: npm start -- --server ${url} --issuer URL\n` +
        'A backend started by npm run backend prints its own.',
    );
  }
  if (!(await isIssuer(found))) throw trouble(`No issuer answers at ${found}: is the address right, down to its last slash?`);
  return { url, issuer: found };
}

async function ours(signal) {
  refuseIfInUse();
  say('Starting the backend on the embedded database …');
  const env = {
    DATA_FOLDER: dataFolder(),
    CUSTOMERS: String(options.customers),
    EXAMPLE_REQUESTS: '72',
    DATABASE_URL: '',
    DATABASE_OWNER_URL: '',
  };
  const began = Date.now();
  const starting = backendChild(env);
  const first = await Promise.race([starting, signal.asked]);
  if (first === 'stop') {
    await (await starting.catch(() => null))?.stop();
    return null;
  }
  say(`  ready at ${first.url} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return first;
}

/** Practice alone. */
async function practise(electron, signal) {
  if (!hasDisplay()) return await practiceWalk(options, signal);
  const running = await practice(electron.electron, options, signal);
  if (running === null) return 130;
  if ((await Promise.race([running.ended, signal.asked])) === 'stop') {
    say('Stopping …');
    await running.stop();
  }
  await running.ended;
  return 0;
}

async function open(electron, backend, signal) {
  // Practice beside it, once its menu has asked for it; one at a time.
  /** @type {Promise<unknown> | null} */
  let beside = null;
  const begin = () => {
    beside ??= practice(electron.electron, options, signal)
      .then((running) => running?.ended)
      .catch((error) => say(error.message))
      .finally(() => {
        beside = null;
      });
  };
  const app = appChild(electron.electron, {
    onPractice: begin,
    server: backend.url,
    issuer: backend.issuer,
    as: options.as,
    profile: inLocal('profile'),
  });
  say(
    `Adviser Desk is open (Electron ${electron.version}). Sign in there; the page expects ${options.as}. Close its window, or press Ctrl+C here, to stop.`,
  );
  backend.child?.once('exit', (code) => code && say(`The backend stopped by itself (${code}): see .local/logs/backend.log.`));
  if ((await Promise.race([app.ended, signal.asked])) === 'stop') {
    say('Stopping …');
    await app.stop();
  } else if (beside) {
    say('Practice is still open: close its window too, or press Ctrl+C here.');
    await Promise.race([beside, signal.asked]);
  }
  return 0;
}
