import { follow } from './stages/children.mjs';
import { inRoot } from './stages/paths.mjs';
import { begin } from './stages/ready.mjs';

await begin([], () => follow(process.execPath, [inRoot('backend', 'cleaning', 'clean-up-cli.ts'), ...process.argv.slice(2)]));
