import { rmSync } from 'node:fs';
import { appChild } from './app-child.mjs';
import { backendChild } from './backend-child.mjs';
import { refuseIfInUse } from './data.mjs';
import { inLocal } from './paths.mjs';
import { say } from './say.mjs';

/** The people the callers are among (renderer/screens/practice/callers.json): as many, made from this seed. */
const PEOPLE = { CUSTOMERS: '300', SEED: '1' };

/**
 * Opens practice: a backend on an embedded database and a profile of its own, both made anew each time, so that everybody is as their
 * script says; no administrator's file leads it elsewhere. Answers `{ ended, stop }`; `signal.asked` gives up the waiting.
 */
export async function practice(electron, { as }, signal) {
  refuseIfInUse(inLocal('practice', 'backend'));
  rmSync(inLocal('practice'), { recursive: true, force: true });
  say('Starting practice: its people are made anew …');
  const data = { DATA_FOLDER: inLocal('practice', 'backend'), DATABASE_URL: '', DATABASE_OWNER_URL: '' };
  const starting = backendChild({ ...data, ...PEOPLE });
  const backend = await Promise.race([starting, signal.asked]);
  if (backend === 'stop') {
    await (await starting.catch(() => null))?.stop();
    return null;
  }
  const app = appChild(electron, {
    ...{ server: backend.url, issuer: backend.issuer, as, profile: inLocal('practice', 'profile') },
    env: { ADVISER_DESK_PRACTICE: '1', ADVISER_DESK_MANAGED: inLocal('practice', 'no-managed-file.json') },
  });
  say('Practice is open. Sign in as usual; nothing that you do there is sent anywhere.');
  return { ended: app.ended.finally(() => backend.stop()), stop: () => app.stop() };
}
