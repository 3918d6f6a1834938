import { expect, test } from 'vitest';
import { othersUnsent } from '../../../../electron/machines/others-unsent.ts';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];
const id = (number: number) => `01900000-0000-7000-8000-00000000000${number}`;
const folders: Record<string, readonly string[]> = {
  '/people': ['index.wrapped', A, B, C, 'notes'],
  [`/people/${A}/outbox`]: ['head.sealed', `${id(1)}.4.sealed`, `${id(2)}.5.sealed`],
  // One of them written again, what was set aside, and a file half written.
  [`/people/${B}/outbox`]: ['head.sealed', `${id(3)}.1.sealed`, `${id(3)}.2.sealed`, 'set-aside', `${id(4)}.3.sealed.new`],
  '/people/notes/outbox': [`${id(5)}.1.sealed`],
};
const count = (own: string | null) => othersUnsent({ list: async (folder) => folders[folder] ?? [] }, '/people', own);

test('counts items of other people by their files, each once', async () => {
  expect(await count(`/people/${A}`)).toBe(1);
  expect(await count(`/people/${B}`)).toBe(2);
  expect(await count(`/people/${C}`)).toBe(3);
});

test('with nobody signed in, everybody’s', async () => expect(await count(null)).toBe(3));
test('where nobody ever was, none', async () => expect(await othersUnsent({ list: async () => [] }, '/none', null)).toBe(0));
