import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readHead } from '../audit/head.ts';
import { linesOf, syncFolder } from '../audit/heads-file.ts';

/**
 * The audit of a restored database ends where the back-up's did, and goes on from there with other rows: what was signed of those it lost
 * is no longer true of it. The file goes on up to that position; the whole one is set aside, and proves what it proved. Gives its name,
 * null where there was nothing to set aside.
 */
export async function headsUpTo(path: string, position: number, now: Date): Promise<string | null> {
  const kept: string[] = [];
  let beyond = 0;
  for await (const line of linesOf(path)) {
    const head = readHead(line);
    if (head && head.position > position) beyond += 1;
    else kept.push(line);
  }
  if (beyond === 0) return null;
  const part = `${path}.part`;
  const aside = `${path}.set-aside-${now.toISOString().replaceAll(':', '-')}`;
  const file = await open(part, 'w', 0o600);
  try {
    await file.writeFile(kept.map((line) => `${line}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(path, aside);
  await rename(part, path);
  await syncFolder(dirname(path));
  return aside;
}
