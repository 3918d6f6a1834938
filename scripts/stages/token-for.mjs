import { inRoot } from './paths.mjs';
import { run, tail } from './run.mjs';
import { trouble } from './say.mjs';

/** An access token of the local identity for one of its seeded people. */
export async function tokenFor(name) {
  const { code, stdout, stderr } = await run(process.execPath, [inRoot('backend', 'identity', 'token-cli.ts'), '--as', name]);
  if (code !== 0) throw trouble(tail(stderr));
  return stdout.trim();
}
