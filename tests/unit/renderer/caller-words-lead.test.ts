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

test('a job that is not on the desk is answered by its section of the notice', () => {
  for (const [name, job] of Object.entries(jobs)) {
    const lead = leadOf(answer(name as Answer['job']), ID);
    if (job.built) expect(lead.kind).toBe('go');
    else expect(lead).toEqual({ kind: 'read-out', section: job.section, title: job.title });
  }
});

test('every answer to every phrase leads somewhere, with and without a customer', () => {
  for (const one of phrases.flatMap((phrase) => phrase.answers))
    for (const customer of [ID, null]) expect(['go', 'find-first', 'read-out']).toContain(leadOf(one, customer).kind);
});

test('no address carries anything but an id or a section', () => {
  for (const one of phrases.flatMap((phrase) => phrase.answers)) {
    const lead = leadOf(one, ID);
    if (lead.kind === 'go')
      expect(lead.to).toMatch(
        /^\/(find|notice\/[a-z-]+|customer\/[0-9a-f-]{36}(\/(consent|change|stop|died|unhappy|other-right))?)$/,
      );
  }
});
