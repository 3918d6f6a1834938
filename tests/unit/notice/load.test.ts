import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noticeFiles } from '../../../backend/notice/load.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notices-'));
});
afterEach(() => rm(folder, { recursive: true }));

const at = () => pathToFileURL(`${folder}/`);
const notice = { version: 'a-1', effectiveFrom: '2020-01-01', title: 't', controller: 'c', optionalPurposes: [], sections: [] };
const put = (name: string, body: unknown) => writeFile(join(folder, name), JSON.stringify(body));

test('a file is one version, and its name says which', async () => {
  await put('a-1.json', notice);
  await put('a-2.json', { ...notice, version: 'a-2' });
  expect((await noticeFiles(at())).map((one) => one.version)).toEqual(['a-1', 'a-2']);
  await put('b.json', notice);
  await expect(noticeFiles(at())).rejects.toThrow('The notice file b.json says it is version a-1');
});

test('a file that breaks the schema stops the start', async () => {
  await put('a-1.json', { ...notice, sections: [{ id: 'x', heading: 'y', blocks: [{ kind: 'picture' }] }] });
  await expect(noticeFiles(at())).rejects.toThrow();
});
