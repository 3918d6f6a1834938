import { checks } from './stages/checks.mjs';
import { begin } from './stages/ready.mjs';

await begin([], async () => {
  const results = await checks();
  return results.every(({ ok }) => ok) ? 0 : 1;
});
