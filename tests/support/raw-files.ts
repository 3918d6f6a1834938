import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { filesUnder } from './profile-grep.ts';

/** The files under a folder whose bytes hold any of the needles, by their paths in it: nothing unpacked, as a disk holds them. */
export function filesHolding(folder: string, needles: readonly Buffer[]): string[] {
  return filesUnder(folder)
    .filter((file) => {
      const bytes = bytesOf(file);
      return needles.some((needle) => bytes.includes(needle));
    })
    .map((file) => relative(folder, file));
}

/** A text, and an id as a database holds it. */
export const textBytes = (text: string): Buffer => Buffer.from(text);
export const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    // A server at work removes files between the list and the look.
    return Buffer.alloc(0);
  }
}
