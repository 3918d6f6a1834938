import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Does `work` unless the stamp file says it was done for the same `value`; a half-done work leaves no stamp. */
export async function stamped(file, value, work) {
  if (existsSync(file) && readFileSync(file, 'utf8') === value) return;
  rmSync(file, { force: true });
  await work();
  writeFileSync(file, value);
}
