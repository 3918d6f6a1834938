import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noticeFiles } from '../../../backend/notice/load.ts';
import { type Phrase, phrases, phrasesFor } from '../../../shared/domain/caller-words.ts';
import { PURPOSES } from '../../../shared/domain/consent.ts';
import { seed } from '../../support/rounds.ts';
import said from './caller-words-said.json' with { type: 'json' };

const QUESTION = 'Do you want to stop the surveys or take back what you told us, or stop using the service?';
const spoken = Object.entries(said).flatMap(([phrase, lines]) => lines.map((line) => ({ phrase, line })));
const answersOf = (phrase: Phrase) => phrase.answers.map((answer) => ({ phrase: phrase.id, answer }));

describe('what callers say', () => {
  test.each(spoken)('$line → $phrase', ({ phrase, line }) => {
    expect(phrasesFor(line)[0]?.id).toBe(phrase);
  });

  test('every phrase is found by its own words, first or second', () => {
    for (const phrase of phrases)
      for (const words of phrase.words) {
        const first = phrasesFor(words).slice(0, 2);
        expect(first.map((one) => one.id)).toContain(phrase.id);
      }
  });

  test('an empty line offers everything; words nobody knows offer nothing', () => {
    expect(phrasesFor('')).toHaveLength(phrases.length);
    expect(phrasesFor('  ')).toHaveLength(phrases.length);
    expect(phrasesFor('xyzzy plugh')).toEqual([]);
  });

  test('each phrase comes once', () => {
    for (const { line } of spoken) expect(new Set(phrasesFor(line)).size).toBe(phrasesFor(line).length);
  });
});

describe('withdraw', () => {
  test('asks the one question whatever else is said, and does nothing before it', () => {
    const around = fc.array(fc.constantFrom(...spoken.flatMap(({ line }) => line.split(' '))), { maxLength: 8 });
    fc.assert(
      fc.property(
        around,
        around,
        fc.constantFrom('withdraw', 'Withdrawing', 'withdrawn', 'withdrawal'),
        (before, after, word) => {
          const first = phrasesFor([...before, word, ...after].join(' '))[0];
          expect(first?.question).toBe(QUESTION);
          expect(first?.answers.map((answer) => answer.job)).toEqual(['record-consent', 'record-consent', 'stop-using']);
        },
      ),
      { seed: seed(), numRuns: 300 },
    );
  });

  test('its first two answers are all four purposes, each once; the third is the service', () => {
    const withdraw = phrases.find((phrase) => phrase.id === 'withdraw');
    expect(withdraw?.answers.flatMap((answer) => answer.purposes ?? [])).toEqual([...PURPOSES]);
  });
});

describe('the data', () => {
  test('at least 20 phrases, each with one question and a choice', () => {
    expect(phrases.length).toBeGreaterThanOrEqual(20);
    expect(new Set(phrases.map((phrase) => phrase.id)).size).toBe(phrases.length);
    for (const phrase of phrases) {
      expect(phrase.question.match(/\?/g) ?? []).toHaveLength(1);
      expect(new Set(phrase.answers.map((answer) => answer.says)).size).toBe(phrase.answers.length);
    }
  });

  test('the offered job is one of those its answers lead to', () => {
    for (const phrase of phrases) expect(phrase.answers.map((answer) => answer.job)).toContain(phrase.job);
  });

  test('record consent says about what; nothing else does; only yes-after-all gives', () => {
    for (const { phrase, answer } of phrases.flatMap(answersOf)) {
      expect(answer.purposes !== undefined).toBe(answer.job === 'record-consent');
      expect(answer.decision).toBe(phrase === 'yes-after-all' ? 'given' : undefined);
    }
  });

  test('one purpose at a time is given', () => {
    for (const { answer } of phrases.flatMap(answersOf)) if (answer.decision === 'given') expect(answer.purposes).toHaveLength(1);
  });

  test('what the notice answers names a section that each version of it has; nothing else names one', async () => {
    const [notice, other] = [true, false].map((of) =>
      phrases.flatMap(answersOf).filter(({ answer }) => (answer.job === 'notice') === of),
    );
    expect(other?.filter(({ answer }) => answer.section !== undefined)).toEqual([]);
    for (const { sections } of await noticeFiles())
      for (const { answer } of notice ?? []) expect(sections.map(({ id }) => id)).toContain(answer.section);
  });

  test('the words callers use are plain: no word of the law', () => {
    const spokenWords = phrases.flatMap((phrase) => [
      phrase.question,
      ...phrase.answers.flatMap(({ says, note }) => [says, note ?? '']),
    ]);
    for (const words of spokenWords)
      expect(words).not.toMatch(/rectif|erasure|data subject|processing|data controller|portability|recipient/i);
  });
});
