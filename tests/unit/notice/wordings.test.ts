import { describe, expect, test } from 'vitest';
import { noticeFiles } from '../../../backend/notice/load.ts';
import { PURPOSES } from '../../../shared/domain/consent.ts';
import { WORDING_WORDS } from '../../../shared/domain/limits.ts';

const notices = await noticeFiles();
const wordings = notices.flatMap((notice) => notice.optionalPurposes.map((one) => ({ ...one, notice, version: notice.version })));

const words = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

test('each notice offers each optional purpose once, in the order of the domain', () => {
  for (const notice of notices) expect(notice.optionalPurposes.map((one) => one.purpose)).toEqual([...PURPOSES]);
});

describe.each(wordings)('$version $purpose', ({ wording, purpose, notice }) => {
  test(`is at most ${WORDING_WORDS} words`, () => {
    expect(words(wording).length).toBeLessThanOrEqual(WORDING_WORDS);
  });

  test('says who by name, that it is optional and changes nothing, and how to stop', () => {
    expect(wording).toContain(notice.controller);
    expect(wording).toContain('It is optional and changes nothing in the service');
    expect(wording).toMatch(new RegExp(`To stop, ring ${notice.phone}`));
    if (purpose === 'satisfaction-survey') expect(wording).toContain('market research organisations');
  });

  test('says what for, in the purpose’s own words', () => {
    const what = {
      'satisfaction-survey': /satisfied.*learning or work/,
      'ethnicity-monitoring': /your ethnicity.*equality and diversity/,
      'disability-monitoring': /learning difficulty, disability or health.*equality and diversity/,
      'priority-group-targeting': /priority.*reaches those groups/,
    }[purpose];
    expect(wording).toMatch(what);
  });

  test('can be heard on a phone: a question first, short sentences, no bracket, no sign', () => {
    const sentences = wording.split(/(?<=[.?])\s+/);
    expect(wording).toMatch(/^May [^.?]*[?] It is/);
    for (const sentence of sentences) expect(words(sentence).length).toBeLessThanOrEqual(32);
    expect(wording).not.toMatch(/[()[\]/&;:“”*]/);
  });
});

describe.each(wordings)('$version $purpose, in simpler words', ({ simpler = '' }) => {
  test(`is there, in at most ${WORDING_WORDS} words`, () => {
    expect(words(simpler).length).toBeGreaterThan(0);
    expect(words(simpler).length).toBeLessThanOrEqual(WORDING_WORDS);
  });

  test('says that they can say no, that nothing else changes, and that they can change their mind', () => {
    expect(simpler).toMatch(/You can say no\. We help you just the same/);
    expect(simpler).toContain('change your mind');
  });

  test('is for somebody of 13: short sentences, short words, no sign', () => {
    for (const sentence of simpler.split(/(?<=[.?])\s+/)) expect(words(sentence).length).toBeLessThanOrEqual(26);
    const long = words(simpler).filter((word) => word.replace(/\W/g, '').length > 10);
    expect(long).toEqual([]);
    expect(simpler).not.toMatch(/[()[\]/&;:“”*]/);
  });
});

test('a first version asks nobody again', () => {
  expect(notices[0]?.optionalPurposes.every((one) => one.change === 'same')).toBe(true);
});
