import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { kept, stopped } from './children.mjs';
import { inLocal, root } from './paths.mjs';
import { isRoot } from './root-user.mjs';
import { trouble } from './say.mjs';

/** What the app writes when its menu is asked for practice (electron/window/mark-practice.ts). */
const ASKS_FOR_PRACTICE = 'adviser-desk: practice';

/** Chromium refuses to run as root with its sandbox on; anybody else keeps it. */
const forRoot = () => (process.platform === 'linux' && isRoot() ? ['--no-sandbox'] : []);

/**
 * Opens the built app at its sign-in screen. `as`: whom the sign-in page is to expect. Answers `{ ended, stop }`: `ended` resolves when its window is closed, and rejects with plain
 * words when it could not open. `onPractice`: what to do when its menu asks for practice.
 * @param {string} electron
 * @param {{ server: string, issuer: string, as: string, profile: string, env?: Record<string, string>, onPractice?: () => void }} how
 */
export function appChild(electron, { server, issuer, as, profile, env, onPractice }) {
  mkdirSync(inLocal('logs'), { recursive: true });
  const log = createWriteStream(inLocal('logs', 'app.log'), { flags: 'a' });
  const child = kept(
    spawn(electron, [...forRoot(), root], {
      env: {
        ...process.env,
        ADVISER_DESK_SERVER: server,
        ADVISER_DESK_ISSUER: issuer,
        ADVISER_DESK_LOGIN_HINT: as,
        ADVISER_DESK_PROFILE: profile,
        ...(onPractice ? { ADVISER_DESK_OFFERS_PRACTICE: '1' } : {}),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  let last = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      log.write(chunk);
      last = (last + chunk).slice(-4_000);
    });
  }
  child.stdout.on('data', (chunk) => {
    if (String(chunk).includes(ASKS_FOR_PRACTICE)) onPractice?.();
  });
  const ended = new Promise((resolve, reject) => {
    child.once('error', (error) => reject(trouble(`The app could not be opened: ${error.message}`)));
    child.once('exit', (code, signal) => (code === 0 || signal ? resolve(0) : reject(explain(code, last, electron))));
  });
  return { ended, stop: () => stopped(child) };
}

function explain(code, last, electron) {
  if (/SUID sandbox helper/.test(last)) {
    const helper = join(dirname(electron), 'chrome-sandbox');
    return trouble(
      'This system does not let an ordinary program use the sandbox the app needs. Run this once, then try again:\n\n' +
        `  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}\n`,
    );
  }
  return trouble(`The app ended with code ${code}. What it said is in .local/logs/app.log.`);
}
