import { built } from './stages/built.mjs';
import { begin } from './stages/ready.mjs';
import { say } from './stages/say.mjs';

await begin([], async () => {
  await built();
  say('The app is built, in out/.');
});
