import { expect, test } from 'vitest';
import { leadOf } from '../../../renderer/screens/caller-words/lead.ts';
import { type Answer, jobs, phrases } from '../../../shared/domain/caller-words.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const answer = (job: Answer['job'], section?: string): Answer => ({ says: 'x', job, ...(section ? { section } : {}) });

test('recording consent goes to the customer at hand, and asks for one first where there is none', () => {
  expect(leadOf(answer('record-consent'), ID)).toEqual({ kind: 'go', to: `/customer/${ID}/consent`, title: 'Record consent' });
  expect(leadOf(answer('record-consent'), null)).toMatchObject({ kind: 'find-first', to: '/find' });
});

test('somebody who wants to stop goes to the conversation about it, somebody who tells of a death to its own', () => {
  expect(leadOf(answer('stop-using'), ID)).toMatchObject({ kind: 'go', to: `/customer/${ID}/stop` });
  expect(leadOf(answer('died'), ID)).toMatchObject({ kind: 'go', to: `/customer/${ID}/died` });
  expect(leadOf(answer('stop-using'), null)).toMatchObject({ kind: 'find-first' });
  const settled = phrases.flatMap((phrase) => phrase.answers).filter(({ scope }) => scope !== undefined);
  // Where the caller has said which of the two they mean, nobody asks again.
  expect(settled.every(({ job }) => job === 'stop-using')).toBe(true);
  expect(phrases.find(({ id }) => id === 'withdraw')?.answers.at(-1)).toMatchObject({ job: 'stop-using', scope: 'service' });
});

test('the notice opens at the section of the answer, with or without a customer', () => {
  expect(leadOf(answer('notice', 'retention'), null)).toMatchObject({ kind: 'go', to: '/notice/retention' });
  expect(leadOf(answer('notice', 'cookies'), ID)).toMatchObject({ kind: 'go', to: '/notice/cookies' });
});

test('what was never right goes to its own form, a worry to the customer, where it opens', () => {
  expect(leadOf(answer('something-wrong'), ID)).toMatchObject({ kind: 'go', to: `/customer/${ID}/wrong` });
  expect(leadOf(answer('tell-supervisor'), ID)).toMatchObject({ kind: 'go', to: `/customer/${ID}` });
});

test('with a customer every answer to every phrase goes to its job; without one, to finding them, where it is about somebody', () => {
  for (const one of phrases.flatMap((phrase) => phrase.answers)) {
    expect(leadOf(one, ID)).toMatchObject({ kind: 'go', title: jobs[one.job] });
    expect(leadOf(one, null).kind).toBe(['find', 'notice'].includes(one.job) ? 'go' : 'find-first');
  }
});

test('no address carries anything but an id or a section', () => {
  for (const one of phrases.flatMap((phrase) => phrase.answers)) {
    const lead = leadOf(one, ID);
    if (lead.kind === 'go')
      expect(lead.to).toMatch(
        /^\/(find|notice\/[a-z-]+|customer\/[0-9a-f-]{36}(\/(access|consent|change|stop|died|unhappy|other-right|wrong))?)$/,
      );
  }
});
