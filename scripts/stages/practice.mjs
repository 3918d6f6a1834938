import { rmSync } from 'node:fs';
import { appChild } from './app-child.mjs';
import { backendChild } from './backend-child.mjs';
import { refuseIfInUse } from './data.mjs';
import { inLocal } from './paths.mjs';
import { say } from './say.mjs';
import { walk } from './walk.mjs';

/** The people the callers are among (renderer/screens/practice/callers.json): as many, made from this seed. */
const PEOPLE = { CUSTOMERS: '300', SEED: '1' };

/** Starts the backend of practice on an embedded database, made anew each time; null where `signal.asked` gave up the waiting. */
async function ours(signal) {
  refuseIfInUse(inLocal('practice', 'backend'));
  rmSync(inLocal('practice'), { recursive: true, force: true });
  say('Starting practice: its people are made anew …');
  const data = { DATA_FOLDER: inLocal('practice', 'backend'), DATABASE_URL: '', DATABASE_OWNER_URL: '' };
  const starting = backendChild({ ...data, ...PEOPLE });
  const backend = await Promise.race([starting, signal.asked]);
  if (backend !== 'stop') return backend;
  await (await starting.catch(() => null))?.stop();
  return null;
}

/**
 * Opens practice: a backend and a profile of its own, so that everybody is as their script says; no administrator's file leads it
 * elsewhere. Answers `{ ended, stop }`, or null where it was called off.
 */
export async function practice(electron, { as }, signal) {
  const backend = await ours(signal);
  if (backend === null) return null;
  const app = appChild(electron, {
    ...{ server: backend.url, issuer: backend.issuer, as, profile: inLocal('practice', 'profile') },
    env: { ADVISER_DESK_PRACTICE: '1', ADVISER_DESK_MANAGED: inLocal('practice', 'no-managed-file.json') },
  });
  say('Practice is open. Sign in as usual; nothing that you do there is sent anywhere.');
  return { ended: app.ended.finally(() => backend.stop()), stop: () => app.stop() };
}

/** Where nothing can be shown: two calls by themselves, with screenshots in `.local/practice/walk`. Answers the exit code. */
export async function practiceWalk({ as }, signal) {
  const backend = await ours(signal);
  if (backend === null) return 130;
  try {
    say('There is no display: two calls are made by themselves.');
    return await walk({ backend, as, folder: inLocal('practice', 'walk'), what: 'practice' });
  } finally {
    await backend.stop();
  }
}
