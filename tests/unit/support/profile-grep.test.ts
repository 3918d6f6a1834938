import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { filesUnder, spellingsOf, wordsIn } from '../../support/profile-grep.ts';

const around = (bytes: Buffer) => Buffer.concat([Buffer.from([1, 0x1f, 0x8b, 2, 0x78, 0x9c, 7]), bytes, Buffer.from([0, 9])]);

test.each([
  ['as it is', (word: string) => Buffer.from(word)],
  ['in capitals', (word: string) => Buffer.from(word.toUpperCase())],
  ['UTF-16, little end first', (word: string) => Buffer.from(word, 'utf16le')],
  ['UTF-16, big end first', (word: string) => Buffer.from(word, 'utf16le').swap16()],
  ['gzip', (word: string) => gzipSync(`before ${word} after`)],
  ['zlib', (word: string) => deflateSync(`before ${word} after`)],
  ['base64', (word: string) => Buffer.from(Buffer.from(word).toString('base64'))],
  ['base64 of more', (word: string) => Buffer.from(Buffer.from(`x${word}yz`).toString('base64'))],
  ['base64 of still more', (word: string) => Buffer.from(Buffer.from(`xy${word}z`).toString('base64'))],
])('a word is found %s', (_, dress) => {
  expect(wordsIn(around(dress('quillfeather')), ['quillfeather'])).toEqual(['quillfeather']);
  expect(wordsIn(around(dress('quillfeather')), ['somebody-else'])).toEqual([]);
});

test('a value is looked for in the ways it may be written', () => {
  expect(spellingsOf('1984-03-12')).toEqual(
    expect.arrayContaining([
      '1984-03-12',
      '12/03/1984',
      '12/3/1984',
      '12 March 1984',
      '12 Mar 1984',
      '19840312',
      'March 12, 1984',
    ]),
  );
  expect(spellingsOf('SW1A 2AA')).toContain('SW1A2AA');
  expect(spellingsOf('07700 900123')).toEqual(expect.arrayContaining(['07700900123', '+447700900123']));
  expect(spellingsOf('ann@example.org')).toContain('ann%40example.org');
});

test('files are listed at every depth, and a folder that is not there is said', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-files-'));
  mkdirSync(join(folder, 'a', 'b'), { recursive: true });
  for (const name of ['one', 'a/two', 'a/b/three']) writeFileSync(join(folder, name), '');
  expect(filesUnder(folder).toSorted()).toEqual(['a/b/three', 'a/two', 'one'].map((name) => join(folder, name)));
  rmSync(folder, { recursive: true });
  expect(() => filesUnder(folder)).toThrow('ENOENT');
});
