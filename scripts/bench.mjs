import { existsSync } from 'node:fs';
import { follow } from './stages/children.mjs';
import { hasDisplay, virtualDisplay } from './stages/display.mjs';
import { inRoot } from './stages/paths.mjs';
import { begin } from './stages/ready.mjs';
import { trouble } from './stages/say.mjs';

const [which = '', ...rest] = process.argv.slice(2);
const needs = { find: ['postgresql'], start: ['app'], outbox: ['postgresql'], queue: ['postgresql'], scroll: ['app'] };

await begin(needs[which] ?? [], async () => {
  const file = inRoot('tests', 'bench', `${which}.ts`);
  if (!(which in needs) || !existsSync(file)) {
    throw trouble(`Say which benchmark: npm run bench -- ${Object.keys(needs).join(' | ')} [--json FILE]`);
  }
  const end = ['start', 'scroll'].includes(which) && !hasDisplay() ? await virtualDisplay() : async () => {};
  try {
    return await follow(process.execPath, [file, ...rest]);
  } finally {
    await end();
  }
});
