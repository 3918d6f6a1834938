import { expect, test } from 'vitest';
import { doneHere } from '../../../renderer/screens/conversation/done-here.ts';
import { sourcesInSentences } from '../../../renderer/screens/customer/sources-in-sentences.ts';

const said = {
  itemId: 'a',
  customerId: 'c1',
  conversationId: 'v',
  saidAt: '2026-11-23T14:00:00.000Z',
  decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
} as const;
const held = {
  customerId: 'c1',
  purpose: 'satisfaction-survey',
  decision: 'withdrawn',
  saidAt: '2026-11-23T14:00:00+00:00',
  receivedAt: '2026-11-23T14:00:05+00:00',
} as const;
const about = [{ customerId: 'c1', name: 'Ann Lee', level: 1 as const }];

test('what is known here and there is said once, with the truth about where it is', () => {
  const sentences = doneHere({ customers: [], done: [held] }, [said], new Map(), about, true);
  expect(sentences).toHaveLength(1);
  expect(sentences[0]?.words).toBe('At 14:00 you withdrew your agreement to being contacted for satisfaction surveys.');
  expect(doneHere({ customers: [], done: [held] }, [], new Map(), about, true)[0]?.where).toBe(
    'Received by the central service at 14:00.',
  );
});

test('what was recorded here is read back even when the centre cannot be asked', () => {
  expect(doneHere(undefined, [said], new Map(), about, true)).toHaveLength(1);
});

test('with more than one person each sentence says whom it is about', () => {
  const two = [...about, { customerId: 'c2', name: 'Bo Ray', level: 1 as const }];
  expect(doneHere(undefined, [said], new Map(), two, true)[0]?.words).toMatch(/^Ann Lee: at 14:00 you withdrew/);
});

test('sources are told one sentence for each source and day, in words to say aloud', () => {
  const value = (field: 'mobile' | 'email' | 'postcode', source: 'phone' | 'dwp', obtainedOn: string) => ({
    ...{ field, source, obtainedOn, value: 'x', label: null, sourceName: null },
  });
  expect(
    sourcesInSentences(
      [value('mobile', 'phone', '2026-03-02'), value('postcode', 'dwp', '2025-01-01'), value('email', 'phone', '2026-03-02')],
      [{ organisation: '0000000203', lastContact: '2026-01-01' }],
    ),
  ).toEqual([
    'We got your mobile number and e-mail from you, by phone, on 2 March 2026.',
    'We got your postcode from the Department for Work and Pensions (Jobcentre Plus), on 1 January 2025.',
    'These organisations of the service have dealt with you: London.',
  ]);
});
