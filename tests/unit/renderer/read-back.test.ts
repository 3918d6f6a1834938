import { expect, test } from 'vitest';
import { readBack } from '../../../renderer/screens/consent/read-back.ts';
import { DECISIONS, type Decision, PURPOSES } from '../../../shared/domain/consent.ts';

test('one decision is one plain sentence', () => {
  const say = (decision: Decision) => readBack([{ purpose: 'satisfaction-survey', decision }]);
  expect(say('withdrawn')).toBe('I have recorded that you no longer agree to being contacted for satisfaction surveys.');
  expect(say('refused')).toBe('I have recorded that you do not agree to being contacted for satisfaction surveys.');
  expect(say('given')).toBe('I have recorded that you agree to being contacted for satisfaction surveys.');
});

test('what is taken back comes first and is joined with or, what is agreed to with and', () => {
  expect(
    readBack([
      { purpose: 'satisfaction-survey', decision: 'given' },
      { purpose: 'ethnicity-monitoring', decision: 'withdrawn' },
      { purpose: 'disability-monitoring', decision: 'withdrawn' },
    ]),
  ).toBe(
    'I have recorded that you no longer agree to us holding your ethnicity or us holding a learning difficulty, ' +
      'disability or health condition and you agree to being contacted for satisfaction surveys.',
  );
});

test('all four withdrawn is said in one go', () => {
  const all = PURPOSES.map((purpose) => ({ purpose, decision: 'withdrawn' as const }));
  expect(readBack(all)).toBe('I have recorded that you no longer agree to any of the four optional uses of your information.');
});

test('every purpose and every decision has words', () => {
  for (const purpose of PURPOSES)
    for (const decision of DECISIONS) expect(readBack([{ purpose, decision }])).toMatch(/^I have recorded that you .+\.$/);
});
