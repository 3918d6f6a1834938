import { readdirSync, readFileSync } from 'node:fs';
import { verdict } from './stages/audit-verdict.mjs';
import { inRoot } from './stages/paths.mjs';
import { begin } from './stages/ready.mjs';
import { npm } from './stages/run.mjs';
import { say } from './stages/say.mjs';

/**
 * Asks the registry whether a weakness is known in any production package. Exit code 0: none, or each is answered in
 * docs/decisions; 1: one is not answered; 2: the registry did not say, and nothing is known.
 */
await begin([], async () => {
  const { stdout, stderr } = await npm(['audit', '--omit=dev', '--json']);
  const folder = inRoot('docs', 'decisions');
  const decisions = readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));
  const { code, lines } = verdict(stdout, stderr, decisions);
  for (const line of lines) say(line);
  return code;
});
