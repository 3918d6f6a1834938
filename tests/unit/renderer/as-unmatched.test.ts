import { expect, test } from 'vitest';
import { asUnmatched } from '../../../renderer/screens/unsent/as-unmatched.ts';
import { requests } from '../../../shared/operations/requests.ts';

const ID = '0198c0de-0000-7000-8000-000000000001';
const asked = {
  ...{ commandId: ID, customerId: ID, requestId: ID, conversationId: ID, saidAt: '2026-11-20T10:00:00.000Z' },
  ...{ reference: '0123456789', howToAnswer: 'by letter', replaces: ID },
};
const stays = {
  ...{ requestId: ID, conversationId: ID, saidAt: asked.saidAt, reference: asked.reference, howToAnswer: 'by letter' },
  ...{ commandId: expect.not.stringMatching(ID), whoName: 'Anwen Pryce' },
};
const words = 'All you have\non me';
const address = { field: 'addressLine1', seen: '1 Old Road', says: '2 New Road', incomplete: false, decidedOnCall: true };

test.each([
  ['accessRequests.log', { words, goesTo: 'email' }, { kind: 'access', words }],
  [
    'complaints.log',
    { words, about: 'service', aboutName: 'Zed' },
    { kind: 'complaint', words, complaintAbout: 'service', aboutName: 'Zed' },
  ],
  ['complaints.log', { words, about: 'information' }, { kind: 'complaint', words, complaintAbout: 'information' }],
  ['otherRights.log', { words, right: 'erasure' }, { kind: 'other-right', right: 'erasure', words }],
  ['otherRights.log', { words }, { kind: 'other-right', words }],
  [
    'rectifications.log',
    { words, fields: [address, { field: 'email', says: null, incomplete: true }] },
    { kind: 'rectification', words: `${words}\nAddress: wrong, should be 2 New Road\nE-mail: not complete` },
  ],
] as const)('%s: its words, reference and day stay, and the name it was recorded under', (operation, more, said) => {
  const input = asUnmatched({ operation, input: { ...asked, ...more }, whom: 'Anwen Pryce' });
  expect(input).toEqual({ ...stays, ...said });
  expect(requests.logUnmatched.input.safeParse({ ...input, reference: '0000000000' }).success).toBe(true);
});

test('a name that was not known is none, and a decision about consent is no request', () => {
  const input = { ...asked, words };
  expect(asUnmatched({ operation: 'otherRights.log', input, whom: null })).not.toHaveProperty('whoName');
  expect(asUnmatched({ operation: 'consents.decide', input, whom: 'Anwen Pryce' })).toBeNull();
});
