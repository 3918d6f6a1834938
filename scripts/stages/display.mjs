import { spawn } from 'node:child_process';
import { kept, stopped } from './children.mjs';
import { trouble } from './say.mjs';

/** Whether windows can be shown: always, except on a Linux without X or Wayland. */
export const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * Starts a virtual display on a free number (Xvfb chooses it) and names it in DISPLAY for children.
 * Answers a function that ends it.
 */
export async function virtualDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset'];
  const child = kept(spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true }));
  const number = await firstLine(child);
  const before = process.env.DISPLAY;
  process.env.DISPLAY = `:${number}`;
  return async () => {
    if (before === undefined) delete process.env.DISPLAY;
    else process.env.DISPLAY = before;
    await stopped(child, 5_000);
  };
}

function firstLine(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdio[3].on('data', (chunk) => {
      said += chunk;
      if (said.includes('\n')) resolve(said.trim());
    });
    child.on('error', () => reject(trouble('There is no display, and Xvfb is not installed to make a virtual one.')));
    child.on('exit', (code) => reject(trouble(`The virtual display did not start (Xvfb ended with ${code}): ${errors.trim()}`)));
  });
}
