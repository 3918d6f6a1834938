import { describe, expect, test } from 'vitest';
import type { Item } from '../../../renderer/lib/items.ts';
import { type Stopping, wishOf } from '../../../renderer/lib/stopping.ts';
import { type Answer, afterWords, becauseFor, mergedWords } from '../../../renderer/screens/closing/after-words.ts';
import {
  copiesWords,
  evidenceWords,
  heldWords,
  mayBeConfirmed,
  mayBeStopped,
  nextWords,
  willComeBack,
} from '../../../renderer/screens/closing/closing-row-words.ts';
import type { ClosingRow } from '../../../renderer/screens/closing/closings-query.ts';
import { confirmationOfClosing } from '../../../renderer/screens/closing/confirmation-of-closing.ts';
import { noteWords } from '../../../renderer/screens/closing/note-words.ts';
import { rowsOfTwo } from '../../../renderer/screens/closing/two-records.ts';
import { referenceFault } from '../../../renderer/screens/closing/typed-closing.ts';
import { mayRemain } from '../../../renderer/screens/closing/typed-duplicate.ts';
import { unsentOf } from '../../../renderer/screens/closing/unsent-of.ts';
import { stoppedHere } from '../../../renderer/screens/conversation/stopped-here.ts';
import type { UnsentItem } from '../../../shared/desk.ts';
import { CLOSING_HELD_BY, CLOSING_STATES } from '../../../shared/domain/closing.ts';
import { makeReference, showReference } from '../../../shared/domain/reference.ts';

const NOW = new Date('2026-11-29T10:00:00Z');
const reference = makeReference(Uint8Array.from([1, 2, 3, 4, 15, 16, 17, 18, 19]));
const other = makeReference(Uint8Array.from([9, 2, 3, 4, 15, 16, 17, 18, 19]));

const stopping: Stopping = {
  ...{ itemId: 'a', customerId: 'c', conversationId: 'v', closingId: 'k', saidAt: '2026-11-29T09:12:00Z' },
  ...{ scope: 'service', reason: 'customer-choice', reference: other },
};
const answer = (more: Partial<Answer>): Answer => ({
  ...{ commandId: 'a', customerId: 'c', closingId: 'k', state: 'waiting', receivedAt: '2026-11-29T09:12:01Z' },
  ...{ dueAt: '2026-11-30T09:12:01Z', clockFlagged: false, reference: null, blockers: [] },
  ...more,
});
const itemOf = (state: Item['state'], output?: Answer): Item => ({
  ...{ itemId: 'a', operation: 'closures.close', state, at: '2026-11-29T09:12:00Z', receivedAt: null, learnt: 0, problem: null },
  output,
});
const row = (more: Partial<ClosingRow>): ClosingRow => ({
  ...{ id: 'k', reference, scope: 'service', reason: 'customer-choice', state: 'waiting', closedOn: '2026-11-29' },
  ...{ recordedByName: 'Priya Shah', recordedByCaller: false, organisation: '0000000999', dueAt: '2026-11-30T09:12:00Z' },
  ...{ stoppedBecause: null, destroyedAt: null, cleanedAt: null, copiesLeft: 0, evidence: 0 },
  ...more,
});

describe('the reference typed to confirm', () => {
  test('is the customer’s own, however it is written', () => {
    for (const typed of [reference, showReference(reference), reference.toLowerCase(), ` ${reference} `])
      expect(referenceFault(typed, reference)).toBeNull();
  });
  test('with a slip, somebody else’s, or none is told', () => {
    const slip = `${reference[1]}${reference[0]}${reference.slice(2)}`;
    expect(referenceFault(slip, reference)).toContain('slip');
    expect(referenceFault(other, reference)).toContain('somebody else');
    expect(referenceFault('  ', reference)).toContain('Type');
    expect(referenceFault('ABC', reference)).toContain('not the reference');
  });
});

describe('afterwards', () => {
  test('without an answer it is a wish, and never said to be closed', () => {
    for (const scope of ['service', 'online-account'] as const) {
      const words = afterWords({ scope }, undefined, NOW).join(' ');
      expect(words).toContain('asked for, and done when this reaches our central service');
      expect(words).not.toMatch(/closed|have stopped/i);
    }
  });
  test('what was done at once, and when the rest goes', () => {
    const words = afterWords(stopping, answer({}), NOW);
    expect(words[0]).toContain('You have stopped using the service.');
    expect(words.at(-1)).toContain('The rest goes after 30 November 2026 at 09:12.');
    expect(afterWords({ scope: 'online-account' }, answer({ state: 'done', dueAt: null }), NOW)).toContain(
      'You stay a customer, and nothing that we hold about you was deleted.',
    );
  });
  test('a request says so and why: what comes first, or that nobody was certain', () => {
    const blockers = [{ blocker: 'access-open' as const, reference: other }];
    const became = answer({ state: 'requested', dueAt: null, reference: other, blockers });
    expect(afterWords(stopping, became, NOW).join(' ')).toContain('has to be finished first');
    expect(becauseFor(became)).toEqual([`They asked for a copy of their information (${other}).`]);
    const unsure = answer({ state: 'requested', dueAt: null, reference: other });
    expect(afterWords(stopping, unsure, NOW).join(' ')).toContain('We have to be certain first that it is you.');
    expect(mergedWords(unsure, NOW)[0]).toContain('It is a request now.');
  });
  test('the paper says the reference and nothing else of anybody', () => {
    const sentences = afterWords(stopping, answer({}), NOW);
    const paper = { giver: 'London', sentences, at: stopping.saidAt, today: '2026-11-29' };
    const text = confirmationOfClosing({ ...paper, reference, request: null });
    expect(text).toContain(`Your reference: ${showReference(reference)}`);
    expect(text).toContain('You told us on 29 November 2026:');
    expect(text).not.toContain(showReference(other));
    expect(confirmationOfClosing({ ...paper, reference, request: other })).toContain(showReference(other));
  });
  test('the end of the conversation reads it back; of a death it says nobody’s name', () => {
    const of = (one: Stopping, item: Item) => stoppedHere([one], new Map([['a', item]]), [], true);
    expect(of(stopping, itemOf('received', answer({})))[0]?.words).toBe('At 09:12 you stopped using the service.');
    expect(of(stopping, itemOf('waiting'))[0]?.words).toBe('At 09:12 you asked to stop using the service.');
    expect(of({ ...stopping, scope: 'online-account' }, itemOf('received', answer({ state: 'done' })))[0]?.words).toBe(
      'At 09:12 your sign-in to the website ended.',
    );
    const two = ['c', 'd'].map((customerId) => ({ customerId, name: 'Ann Smith', level: 0 as const }));
    const dead = stoppedHere([{ ...stopping, reason: 'deceased' }], new Map(), two, true);
    expect(dead[0]?.words).toBe('At 09:12 I took down what you told us of a death.');
  });
});

describe('on the record', () => {
  const closing = {
    state: 'waiting',
    closedOn: '2026-11-29',
    dueAt: '2026-11-30T09:12:00Z',
    organisation: '0000000203',
  } as const;
  test('a closed one says since when, until when it can be stopped and by whom', () => {
    const words = noteWords({ status: 'closed', closing }, null, NOW).join(' ');
    expect(words).toContain('stopped using the service on 29 November 2026');
    expect(words).toContain('Until 30 November 2026 at 09:12 a supervisor of London can stop it');
    // Held, it is there after its time.
    const later = noteWords({ status: 'closed', closing }, null, new Date('2026-12-02T10:00:00Z')).join(' ');
    expect(later).toContain('as soon as nothing holds it. Until then a supervisor of London can stop it.');
  });
  test('a death that waits, a wish, and a sign-in that has ended each have their words; else there are none', () => {
    const dead = { ...closing, state: 'to-confirm', dueAt: null } as const;
    expect(noteWords({ status: 'current', closing: dead }, null, NOW)[0]).toContain('Read nothing out');
    const wish = (reason: Stopping['reason']) => noteWords({ status: 'current' }, { reason, where: 'On this computer.' }, NOW);
    expect(wish('customer-choice')[0]).toBe('Asked to stop using the service: done when this reaches the central service.');
    expect(wish('deceased').join(' ')).toMatch(/^Said to have died.* On this computer\.$/);
    expect(noteWords({ status: 'current', onlineEndedOn: '2026-11-01' }, null, NOW)[0]).toContain('They stay a customer');
    expect(noteWords({ status: 'current' }, null, NOW)).toEqual([]);
  });
  test('a wish is known until it is received or refused', () => {
    const known = (state: Item['state']) => wishOf('c', [stopping], new Map([['a', itemOf(state)]]));
    expect(known('waiting')).toBe(stopping);
    expect(known('asking-again')).toBe(stopping);
    for (const state of ['received', 'needs-attention', 'discarded'] as const) expect(known(state)).toBeUndefined();
    expect(wishOf('another', [stopping], new Map())).toBeUndefined();
  });
  test('what is unsent of a customer here either goes first or holds the closing back', () => {
    const unsent = (input: object, state: UnsentItem['state'], operation: UnsentItem['operation'] = 'customers.amend') =>
      ({ input, state, operation }) as unknown as UnsentItem;
    const items = [
      unsent({ customerId: 'c' }, 'waiting'),
      unsent({ customerId: 'c' }, 'needs-attention'),
      unsent({ customerId: 'c' }, 'waiting', 'closures.close'),
      unsent({ customerId: 'd' }, 'needs-attention'),
    ];
    expect(unsentOf('c', items)).toEqual({ goes: 1, stuck: 1 });
  });
});

describe('the list of closings', () => {
  test('every state has words of what comes next', () => {
    for (const state of CLOSING_STATES) {
      const destroyedAt = state === 'destroyed' ? '2026-11-29T09:00:00Z' : null;
      const cleanedAt = state === 'cleaned' ? '2026-11-29T09:00:00Z' : null;
      const stoppedBecause = state === 'stopped' ? ('wrong-person' as const) : null;
      const words = nextWords(row({ state, destroyedAt, cleanedAt, stoppedBecause }), NOW);
      expect(words.length, state).toBeGreaterThan(0);
      for (const line of words) expect(line).toMatch(/^[A-Z].*\.$/);
    }
  });
  test('what holds a closing is said instead of when it goes, each cause with what is to be done', () => {
    const held = [{ because: 'complaint-open' as const, reference: other, requestId: 'r' }];
    expect(nextWords(row({ held }), NOW)).toEqual([
      'It is held: nothing is destroyed, and it can be stopped, until this is finished. Then it goes on by itself.',
    ]);
    expect(nextWords(row({ held, state: 'to-confirm' }), NOW).join()).toContain('cannot be confirmed before this is finished');
    const gone = [{ because: 'remains-gone' as const, reference: null, requestId: null }];
    expect(nextWords(row({ held: gone }), NOW).join()).not.toContain('goes on');
    expect(heldWords['remains-gone']).toContain('Stop this closing');
    for (const because of CLOSING_HELD_BY) expect(heldWords[because]).toMatch(/^[A-Z].*[^.]$/);
  });
  test('nobody confirms what they recorded or what is held, and what is destroyed is not stopped', () => {
    expect(mayBeConfirmed(row({ state: 'to-confirm' }))).toBe(true);
    expect(mayBeConfirmed(row({ state: 'to-confirm', recordedByCaller: true }))).toBe(false);
    const held = [{ because: 'access-open' as const, reference: other, requestId: 'r' }];
    expect(mayBeConfirmed(row({ state: 'to-confirm', held }))).toBe(false);
    expect(CLOSING_STATES.filter((state) => mayBeStopped({ state }))).toEqual(['to-confirm', 'waiting']);
  });
  test('copies left and proof that stays are counted, and said to be none', () => {
    expect(copiesWords({ copiesLeft: 1 })).toContain('One computer');
    expect(copiesWords({ copiesLeft: 3 })).toContain('3 computers');
    expect(evidenceWords({ evidence: 2, state: 'destroyed' })).toBe('Proof of 2 payments stays');
    expect(evidenceWords({ evidence: 0, state: 'cleaned' })).toBe('Nothing of them stays');
    expect(evidenceWords({ evidence: 0, state: 'waiting' })).toBe('');
  });
  test('before a closing is stopped it is said what does not come back', () => {
    expect(willComeBack({ state: 'waiting' }).join(' ')).toContain('do not come back');
    expect(willComeBack({ state: 'to-confirm' })).toHaveLength(1);
  });
});

describe('two records of one person', () => {
  const person = (id: string, more: object = {}) =>
    ({
      ...{ id, givenName: 'Ann', familyName: 'Smith', yearOfBirth: 1984, outwardPostcode: 'LS6', status: 'current' },
      ...more,
    }) as unknown as Parameters<typeof rowsOfTwo>[0];
  test('side by side show what each level allows', () => {
    const values = [{ field: 'mobile', value: '07700 900123', label: null }];
    const rows = rowsOfTwo(person('a', { values, reference }), person('b'));
    expect(rows).toContainEqual(['Name', 'Ann Smith', 'Ann Smith']);
    expect(rows).toContainEqual(['Reference', showReference(reference), 'shown from level 2']);
    expect(rows).toContainEqual(['Mobile', '07700 900123', 'shown from level 2']);
    expect(rowsOfTwo(person('a'), person('b'))).toHaveLength(4);
  });
  test('only another current one may remain', () => {
    const found = [person('a'), person('b'), person('c', { status: 'closed' })] as unknown as Parameters<typeof mayRemain>[0];
    expect(mayRemain(found, 'a').map(({ id }) => id)).toEqual(['b']);
  });
});
