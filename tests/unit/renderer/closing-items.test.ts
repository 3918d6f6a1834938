import { describe, expect, test } from 'vitest';
import { becameRequest, type Item, items, needsALook, noteChange, noteRecorded } from '../../../renderer/lib/items.ts';
import { savedWords } from '../../../renderer/lib/words/saved.ts';
import { actsOn } from '../../../renderer/screens/consent/acts.ts';
import { askedToStop } from '../../../renderer/screens/unsent/asked-to-stop.ts';
import { whatSaid } from '../../../renderer/screens/unsent/what-said.ts';
import type { UnsentItem } from '../../../shared/desk.ts';

const AT = '2026-11-29T14:02:00Z';
const REFERENCE = '0123456789';
const answer = (state: string, reference: string | null = null) => ({ customerId: 'ann', state, reference, receivedAt: AT });
const change = (itemId: string, state: 'waiting' | 'sending' | 'received' | 'needs-attention', more: object = {}) =>
  noteChange({ kind: 'item', itemId, operation: 'closures.close', state, at: AT, ...more });
const itemOf = (id: string) => items.get().get(id) as Item;

describe('a closing that could not be done when it arrived', () => {
  test('is said to have become a request, with its reference, wherever its end is said', () => {
    noteRecorded({ itemId: 'a', state: 'waiting' }, 'closures.close', AT);
    change('a', 'received', { output: answer('requested', REFERENCE) });
    expect(becameRequest(itemOf('a'))).toBe(REFERENCE);
    expect(savedWords(itemOf('a'), true)).toBe(
      'Received by the central service at 14:02 as a request, reference 01234 56789: it could not be closed at once.',
    );
    change('b', 'received', { output: answer('waiting') });
    expect(savedWords(itemOf('b'), true)).toBe('Received by the central service at 14:02.');
  });

  test('is told to whoever recorded it and is elsewhere by now; on the screen where it was recorded it stands already', () => {
    noteRecorded({ itemId: 'now', state: 'waiting' }, 'closures.close', AT);
    change('now', 'sending');
    change('now', 'received', { output: answer('requested', REFERENCE) });
    expect(needsALook(itemOf('now'))).toBe(false);
    noteRecorded({ itemId: 'later', state: 'waiting' }, 'closures.close', AT);
    change('later', 'waiting', { problem: { code: 'offline' } });
    change('later', 'sending');
    change('later', 'received', { output: answer('requested', REFERENCE) });
    expect(needsALook(itemOf('later'))).toBe(true);
    // Recorded before this window.
    change('before', 'received', { output: answer('requested', REFERENCE) });
    expect(needsALook(itemOf('before'))).toBe(true);
    change('done', 'received', { output: answer('waiting') });
    expect(needsALook(itemOf('done'))).toBe(false);
  });
});

test('what came too late says that it is gone, and why', () => {
  change('late', 'needs-attention', { problem: { code: 'account-closed' }, closedOn: '2026-11-29' });
  expect(needsALook(itemOf('late'))).toBe(true);
  expect(savedWords(itemOf('late'), true)).toBe(
    'It came too late: this customer has stopped using the service. What was said is gone from this computer.',
  );
  change('gone', 'needs-attention', { problem: { code: 'not-found' }, closedOn: '2026-11-29' });
  expect(savedWords(itemOf('gone'), true)).toContain('this customer’s record is not there any more.');
});

describe('asked to stop using the service', () => {
  const closing = (more: object = {}, state: UnsentItem['state'] = 'waiting') =>
    ({
      ...{ itemId: 'c', operation: 'closures.close', state, problem: null },
      input: { customerId: 'ann', scope: 'service', reason: 'customer-choice', reference: REFERENCE, ...more },
    }) as unknown as UnsentItem;

  test('is known from what is unsent, until it is refused', () => {
    expect([...askedToStop([closing()])]).toEqual([['ann', 'customer-choice']]);
    expect([...askedToStop([closing({ scope: 'online-account' }), closing({}, 'needs-attention')])]).toEqual([]);
  });

  test('stands in Unsent work in plain words, with what it becomes otherwise', () => {
    expect(whatSaid(closing())).toEqual({
      title: 'Stopping to use the service',
      lines: [
        'Asked to stop using the service: done when this reaches the central service.',
        'If it cannot be done when it arrives, it becomes a request with the reference 01234 56789',
      ],
    });
    expect(whatSaid(closing({ scope: 'online-account' })).lines).toEqual([
      'The sign-in to the website alone; they stay a customer',
    ]);
  });

  test('nothing is given any more, and anything can be withdrawn', () => {
    const consent = { purpose: 'satisfaction-survey', state: 'given', since: null, itemId: null } as const;
    const marks = { plan: {}, reading: null } as unknown as Parameters<typeof actsOn>[1];
    const labels = (asked: boolean) => actsOn(consent, marks, asked).map(({ label }) => label);
    expect(labels(true)).toEqual(['Withdraw']);
    expect(labels(false)).toEqual(['Withdraw', 'Give']);
  });
});
