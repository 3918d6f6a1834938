import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a file of the person's choosing, for its owner alone: it appears whole or not at all. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const partial = join(dirname(path), `.${randomUUID()}.part`);
  try {
    const file = await open(partial, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } finally {
    // A folder that cannot be reached has no such file either; what went wrong before is what counts.
    await rm(partial, { force: true }).catch(() => undefined);
  }
}
