import { expect, test } from 'vitest';
import { answerCall } from '../../../../electron/ipc/answer-call.ts';
import { type ShellParts, shellCalls } from '../../../../electron/ipc/shell-calls.ts';
import { COPY_LENGTH, LETTER_LENGTH } from '../../../../shared/domain/limits.ts';
import type { Sheet } from '../../../../shared/sheet.ts';

const ID = '0190f4c2-0000-4000-8000-00003f2a91c0';
const done = { ok: true, value: { done: true } } as const;

/** What a sheet given to the bridge is answered with, and how much of it came to the printer or the file. */
async function put(name: 'printSheet' | 'saveSheet', sheet: Sheet) {
  const came: number[] = [];
  const out = async ({ text }: Sheet) => {
    came.push(text.length);
    return done;
  };
  const parts = { session: {}, drafts: {}, sheets: { print: out, save: out } } as unknown as ShellParts;
  const sender = { id: 1, url: 'desk://app/', top: true };
  const answer = await answerCall(`shell.${name}`, Promise.resolve(new Map(shellCalls(parts))), sender, () => true, sheet);
  return { answer, came };
}
const copy = (text: string) => ({ kind: 'access-copy', requestId: ID, text }) as const;

test.each([
  ['a megabyte', 'A line of it\n'.repeat(80_000)],
  ['as much as may be, in letters of three bytes', '’'.repeat(COPY_LENGTH)],
  ['as much as may be, in letters of four', '𝔸'.repeat(COPY_LENGTH / 2)],
])('a copy of %s is printed and saved whole', async (_, text) => {
  expect(await put('printSheet', copy(text))).toEqual({ answer: done, came: [text.length] });
  for (const sheet of [copy(text), { ...copy(text), as: 'json' as const }])
    expect(await put('saveSheet', sheet)).toEqual({ answer: done, came: [text.length] });
});

test('a copy that is a letter too long, or has what no text has at its end, goes nowhere', async () => {
  const long = [COPY_LENGTH + 1, COPY_LENGTH * 3].map((length) => 'a'.repeat(length));
  const odd = ['\u0000', '\ud800'].map((end) => '’'.repeat(COPY_LENGTH - 1) + end);
  for (const text of [...long, ...odd])
    for (const name of ['printSheet', 'saveSheet'] as const)
      expect(await put(name, copy(text))).toMatchObject({ answer: { ok: false, error: { code: 'bad-input' } }, came: [] });
});

test('what no copy can be is refused before it is looked at, and other sheets are as short as they were', async () => {
  const large = await put('saveSheet', copy('’'.repeat(COPY_LENGTH + 100_000)));
  expect(large).toEqual({ answer: { ok: false, error: { code: 'too-large' } }, came: [] });
  const letter = { kind: 'letter', noticeId: ID, text: 'a'.repeat(LETTER_LENGTH + 1) } as const;
  expect(await put('saveSheet', letter)).toMatchObject({ answer: { error: { code: 'bad-input' } }, came: [] });
});
