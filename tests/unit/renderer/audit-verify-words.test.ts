import { describe, expect, test } from 'vitest';
import type { Verified } from '../../../renderer/screens/audit/verify-run.ts';
import { verifyWords } from '../../../renderer/screens/audit/verify-words.ts';
import { CHAIN_FAULTS } from '../../../shared/domain/audit.ts';

const now = new Date('2026-11-23T15:00:00Z');
const heads = { state: 'good', where: null, signedTo: 1_200, signedAt: '2026-11-23T14:02:00.000Z', unreadable: 0 } as const;
const sound: Verified = { to: 1_234, end: 1_234, done: true, broken: null, heads, unsealed: 0 };

test('all is well: how many, and up to where it is signed', () => {
  expect(verifyWords(sound, now)).toEqual({
    wrong: false,
    sentences: [
      'All 1,234 sealed entries are as they were written, none missing, none added.',
      'Signed up to entry 1,200, today at 14:02.',
    ],
  });
});

test('nothing yet, nothing signed, some not sealed: nothing wrong', () => {
  const nothing = {
    ...sound,
    to: 0,
    end: 0,
    unsealed: 3,
    heads: { ...heads, state: 'none' as const, signedTo: null, signedAt: null },
  };
  const { wrong, sentences } = verifyWords(nothing, now);
  expect(wrong).toBe(false);
  expect(sentences).toEqual([
    'Nothing has been sealed yet.',
    'No signature vouches for this yet; one is made every minute.',
    '3 of the newest entries are not sealed yet.',
  ]);
});

describe('what is wrong', () => {
  test.each(CHAIN_FAULTS)('%s names the position and says what to do', (fault) => {
    const { wrong, sentences } = verifyWords({ ...sound, broken: { position: 4_711, fault, at: '2026-11-22T09:00:00Z' } }, now);
    expect(wrong).toBe(true);
    expect(sentences[0]).toContain('4,711');
    expect(sentences[1]).toBe('That entry is of 22 November 2026 at 09:00.');
    expect(sentences.at(-1)).toMatch(/^Change nothing\./);
    expect(sentences.join(' ')).not.toContain('All ');
  });

  test.each(['lost', 'forged'] as const)('the file of signatures: %s', (state) => {
    const { wrong, sentences } = verifyWords({ ...sound, heads: { ...heads, state, where: 7 } }, now);
    expect([wrong, sentences[1]?.includes(' 7 ')]).toEqual([true, true]);
  });
});
