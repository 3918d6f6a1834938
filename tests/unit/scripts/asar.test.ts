import { expect, test } from 'vitest';
import { asar } from '../../../scripts/stages/asar.mjs';

/** Reads an archive back by the format's own words: two pickles before the JSON, files after them. */
function readBack(archive: Buffer): Record<string, string> {
  expect(archive.readUInt32LE(0)).toBe(4);
  const start = 8 + archive.readUInt32LE(4);
  const json = archive.subarray(16, 16 + archive.readUInt32LE(12)).toString();
  const header = JSON.parse(json) as { files: Record<string, { size: number; offset: string }> };
  const entries = Object.entries(header.files).map(([name, { size, offset }]) => {
    const from = start + Number(offset);
    return [name, archive.subarray(from, from + size).toString()] as const;
  });
  return Object.fromEntries(entries);
}

test.each([
  [{ 'package.json': '{"main":"main.js"}', 'main.js': 'console.log("é")' }],
  [{ a: '', b: 'x', 'a-longer-name': 'yy'.repeat(500) }],
])('what is packed is read back: %j', (files: Record<string, string>) => {
  expect(readBack(asar(files))).toEqual(files);
});
