import { runtime } from '../runtime.mjs';
import { built } from './built.mjs';
import { hasDisplay } from './display.mjs';
import { packages } from './packages.mjs';
import { inRoot, projectEnv } from './paths.mjs';
import { onPinnedNode } from './pinned-node.mjs';
import { say } from './say.mjs';
import { systemPackages } from './system-packages.mjs';

/**
 * Runs a command once what it needs is in place. `needs`: any of `app` (the Electron runtime, its libraries, a display
 * or a virtual one, the built app), `runtime` (the same without the build), `browser`, `postgresql`, `tests`. Packages and the
 * pinned Node come always. `work` answers the exit code, or nothing for success.
 */
export async function begin(needs, work) {
  try {
    await packages();
    if (!(await onPinnedNode())) return;
    process.chdir(inRoot());
    Object.assign(process.env, projectEnv());
    await systemPackages(setsFor(needs));
    const electron = needs.includes('app') || needs.includes('runtime') ? await runtime() : null;
    if (needs.includes('app')) await built();
    process.exitCode = (await work({ electron })) ?? 0;
  } catch (error) {
    say(error.plain ? `\n${error.message}` : error.stack);
    process.exitCode = 1;
  }
}

function setsFor(needs) {
  const sets = needs.filter((need) => need === 'postgresql' || need === 'tests' || need === 'browser');
  if (needs.includes('app') || needs.includes('runtime'))
    sets.push('app', ...(needs.includes('tests') || !hasDisplay() ? ['display'] : []));
  return sets;
}
