import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';

/** Everything the shell's heap holds, after what nobody refers to has been collected. */
export async function shellHeap(app: ElectronApplication): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-heap-'));
  const file = join(folder, 'shell.heapsnapshot');
  try {
    await app.evaluate((_electron, path) => {
      process.mainModule?.require('node:v8').writeHeapSnapshot(path);
    }, file);
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same of a page. */
export async function pageHeap(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false, captureNumericValue: true });
  await session.detach();
  return chunks.join('');
}

/** Which of the values a heap holds. Strings stand in a snapshot as JSON, so that what is not ASCII may be escaped. */
export const heldIn = (heap: string, values: readonly string[]) =>
  values.filter((value) => heap.includes(JSON.stringify(value).slice(1, -1)));

/** The signed tokens a heap holds, each cut short. */
export const tokensIn = (heap: string): string[] =>
  [...heap.matchAll(/eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/g)].map(([token]) => `${token.slice(0, 24)}… (${token.length})`);
