import { packaged } from './stages/packaged.mjs';
import { begin } from './stages/ready.mjs';

await begin(['app'], async ({ electron }) => {
  await packaged(electron);
});
