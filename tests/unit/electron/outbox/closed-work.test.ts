import { expect, test } from 'vitest';
import { hasSealedWork } from '../../../../electron/outbox/closed-work.ts';

const diskOf = (folders: Record<string, readonly string[]>) => ({
  list: async (folder: string) => {
    if (folder.includes('index')) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
    return folders[folder] ?? [];
  },
});

test('sealed items in anybody’s outbox count; the list of what is there alone, drafts and an empty place do not', async () => {
  const people = ['index.sealed', 'a', 'b'];
  expect(await hasSealedWork('/people', diskOf({}))).toBe(false);
  expect(await hasSealedWork('/people', diskOf({ '/people': people, '/people/a/outbox': ['head.sealed'] }))).toBe(false);
  const one = {
    '/people': people,
    '/people/a/outbox': ['head.sealed'],
    '/people/b/outbox': ['019ab000.7.sealed', 'head.sealed'],
  };
  expect(await hasSealedWork('/people', diskOf(one))).toBe(true);
});

test('a disk that cannot be read says nothing', async () => {
  expect(await hasSealedWork('/people', { list: () => Promise.reject(new Error('EACCES')) })).toBe(false);
});
