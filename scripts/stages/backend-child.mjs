import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { kept, stopped } from './children.mjs';
import { inLocal, inRoot } from './paths.mjs';
import { trouble } from './say.mjs';

/** Whatever this shell is set up for. */
const LOCAL_MODE = { PORT: '0', HOST: '', IDENTITY_PORT: '0', ISSUER: '', AUDIENCE: '', JWKS_URI: '' };

/**
 * Starts the reference backend as a child, with its sign-in provider, on free ports of this machine and waits until it is ready.
 * `env`: what it is to run with besides. Answers `{ url, database, issuer, child, stop }`.
 */
export async function backendChild(env) {
  mkdirSync(inLocal('logs'), { recursive: true });
  const log = createWriteStream(inLocal('logs', 'backend.log'), { flags: 'a' });
  const child = kept(
    spawn(process.execPath, [inRoot('backend', 'main.ts')], {
      env: { ...process.env, ...LOCAL_MODE, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: Ctrl+C is for us, and we stop it when the app has closed.
      detached: process.platform !== 'win32',
      windowsHide: true,
    }),
  );
  const said = [];
  child.stderr.on('data', (chunk) => sort(chunk, log, said));
  const ready = await firstLine(child, said);
  return { ...ready, child, stop: () => stopped(child) };
}

/** Log lines (JSON) go to the log file; everything else is progress, for the person. */
function sort(chunk, log, said) {
  for (const part of String(chunk).match(/[^\r\n]*[\r\n]+|[^\r\n]+$/g) ?? []) {
    if (part.startsWith('{')) log.write(part.endsWith('\n') ? part : `${part}\n`);
    else {
      process.stderr.write(part);
      said.push(part);
    }
  }
}

function firstLine(child, said) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const line = text.split('\n').find((candidate) => candidate.startsWith('{'));
      if (line && text.includes('\n')) resolve(JSON.parse(line));
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      const hint = said.length === 0 ? ' Its log is .local/logs/backend.log.' : '';
      reject(trouble(`The backend did not start (it ended with ${code}).${hint}`));
    });
  });
}
