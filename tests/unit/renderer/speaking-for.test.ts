import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Authorised, notYetListed } from '../../../renderer/lib/authorised.ts';
import { covers, scopesFor } from '../../../renderer/lib/covers.ts';
import type { Item } from '../../../renderer/lib/items.ts';
import { kindWords, lastingWords, mayNotWords, mayWords } from '../../../renderer/lib/words/authority.ts';
import { commandWords } from '../../../renderer/lib/words/commands.ts';
import { youngBy } from '../../../renderer/lib/young.ts';
import { authorisedHere } from '../../../renderer/screens/conversation/authorised-here.ts';
import { kindsHere } from '../../../renderer/screens/speaking-for/kinds-here.ts';
import { authorityPlace, emptyAuthority, PAPERS, readAuthority } from '../../../renderer/screens/speaking-for/typed-authority.ts';
import { whatSaid } from '../../../renderer/screens/unsent/what-said.ts';
import { AUTHORITY_KINDS, AUTHORITY_SCOPES } from '../../../shared/domain/authority.ts';
import { rowOf } from '../../../shared/operations.ts';

const TODAY = '2026-11-29';
const one: Authorised = {
  ...{ itemId: 'i', customerId: 'c', conversationId: 'v', authorityId: 'a', saidAt: '2026-11-29T14:02:00.000Z' },
  ...{ kind: 'said-by-customer', name: 'Ada Quill', scopes: ['information', 'requests'], until: null },
  ...{ thisConversationOnly: false, ended: false },
};
const item = (state: Item['state'], learnt = 0): Item => ({
  ...{ itemId: 'i', operation: 'authorities.record', state, at: one.saidAt, receivedAt: one.saidAt, learnt, problem: null },
});

describe('whether whoever speaks may', () => {
  test('the customer may everything, however they speak; somebody else what an authority found is for', () => {
    for (const speaker of ['customer', 'interpreter', 'relay'] as const)
      for (const scope of AUTHORITY_SCOPES) expect(covers({ speaker }, 'c', scope)).toBe(true);
    const speaking = { speaker: 'representative', speaksFor: [{ customerId: 'c', scopes: ['information'] }] } as const;
    expect(covers(speaking, 'c', 'information')).toBe(true);
    expect(covers(speaking, 'c', 'details')).toBe(false);
    expect(covers(speaking, 'another', 'information')).toBe(false);
    expect(covers({ speaker: 'representative' }, 'c', 'information')).toBe(false);
  });

  test('one that was never found and one that is over are not the same', () => {
    expect(scopesFor({ speaker: 'representative' }, 'c')).toBeNull();
    expect(scopesFor({ speaker: 'representative', speaksFor: [{ customerId: 'c', scopes: [] }] }, 'c')).toEqual([]);
  });
});

describe('what is taken down', () => {
  const typed = { ...emptyAuthority('said-by-customer', ' Ada Quill '), seenOrHeard: ' “Ask my sister” ' };
  test('is for hearing what we hold and this conversation only, unless more is said', () => {
    expect(readAuthority(typed, AUTHORITY_KINDS, TODAY)).toEqual({
      ok: true,
      part: {
        ...{ kind: 'said-by-customer', name: 'Ada Quill', seenOrHeard: '“Ask my sister”', scopes: ['information'] },
        thisConversationOnly: true,
      },
    });
  });

  test('says what is missing', () => {
    const fieldOf = (more: object) => {
      const read = readAuthority({ ...typed, ...more }, AUTHORITY_KINDS, TODAY);
      return read.ok ? null : read.field;
    };
    expect(fieldOf({ name: ' ' })).toBe('name');
    expect(fieldOf({ seenOrHeard: '' })).toBe('seenOrHeard');
    expect(fieldOf({ lasting: 'day' })).toBe('until');
    expect(fieldOf({ lasting: 'day', until: '2026-02-30' })).toBe('until');
    expect(fieldOf({ lasting: 'day', until: '2026-11-28' })).toBe('until');
    expect(fieldOf({ lasting: 'day', until: TODAY })).toBeNull();
  });

  test('came back where it may not rest on that yet, it is not recorded before it may', () => {
    expect(readAuthority(typed, PAPERS, TODAY)).toMatchObject({ ok: false, field: 'kind' });
    expect(readAuthority(typed, ['said-by-customer'], TODAY).ok).toBe(true);
  });

  test('is kept where the end of its conversation and of its account finds it', () => {
    expect(authorityPlace('paper', 'talk', 'ada').split(':')).toEqual(['authority', 'paper', 'talk', 'ada']);
  });

  test('is always something the central service takes; a paper counts beyond the conversation', () => {
    const ids = { commandId: '019ac000-0000-7000-8000-000000000004', customerId: '018587bf-0140-78b9-a0c3-774862371538' };
    const said = { ...ids, authorityId: ids.commandId, conversationId: ids.commandId, saidAt: one.saidAt };
    const form = fc.record({
      ...{ kind: fc.constantFrom(...AUTHORITY_KINDS), name: fc.string({ maxLength: 100 }) },
      ...{ seenOrHeard: fc.string({ maxLength: 200 }), consents: fc.boolean(), details: fc.boolean(), requests: fc.boolean() },
      ...{ lasting: fc.constantFrom('conversation', 'day', 'open'), until: fc.constantFrom('', TODAY, '2030-06-01', 'soon') },
    });
    fc.assert(
      fc.property(form, (any) => {
        const read = readAuthority(any as typeof typed, AUTHORITY_KINDS, TODAY);
        if (!read.ok) return;
        expect(rowOf('authorities.record').input.safeParse({ ...said, ...read.part }).success).toBe(true);
        expect(read.part.scopes).toContain('information');
        if (PAPERS.includes(any.kind)) expect(read.part.thisConversationOnly).toBeUndefined();
      }),
    );
  });

  test('rests on what may be had there', () => {
    const here = { level: 2, young: false, channel: 'telephone', supervisor: false } as const;
    expect(kindsHere(here)).toEqual(['said-by-customer']);
    expect(kindsHere({ ...here, level: 1 })).toEqual([]);
    expect(kindsHere({ ...here, young: true })).toEqual(['said-by-customer', 'parent']);
    expect(kindsHere({ ...here, level: 0, young: true, supervisor: true })).toEqual(['parent', ...PAPERS]);
    expect(kindsHere({ ...here, level: 0, channel: 'face-to-face' })).toEqual(PAPERS);
  });
});

describe('the words', () => {
  test('say what somebody may and may not', () => {
    expect(mayWords(['requests', 'information'])).toBe('They may hear what we hold and say that something is wrong.');
    expect(mayNotWords(['requests', 'information'])).toBe('They may not decide about consents or change details.');
    expect(mayNotWords(AUTHORITY_SCOPES)).toBeNull();
    for (const kind of AUTHORITY_KINDS) expect(kindWords[kind]).toMatch(/^[A-Z]/);
  });

  test('say how long', () => {
    expect(lastingWords({ until: null, thisConversationOnly: false })).toBe('until it is ended');
    expect(lastingWords({ until: '2027-03-01', thisConversationOnly: false })).toBe('until 1 March 2027');
    expect(lastingWords({ until: null, thisConversationOnly: true })).toBe('for this conversation only');
  });

  test('of what is unsent: who may speak and why it ends; of a worry nothing that tells what it is', () => {
    const unsent = (operation: 'authorities.record' | 'authorities.end' | 'worries.raise', input: object) =>
      whatSaid({ operation, input: input as Record<string, unknown>, problem: null });
    const { name, scopes } = one;
    expect(unsent('authorities.record', { name, scopes, until: '2027-03-01' }).lines).toEqual([
      'Ada Quill, until 1 March 2027',
      'They may hear what we hold and say that something is wrong.',
    ]);
    expect(unsent('authorities.end', { because: 'no-longer-in-force' }).lines).toEqual(['It is no longer in force']);
    expect(unsent('worries.raise', { about: 'pressure' })).toEqual({ title: 'A note for a supervisor', lines: [] });
    expect(commandWords['worries.raise']).not.toMatch(/worr|pressure|safe/i);
  });
});

describe('read back at the end', () => {
  const about = [{ customerId: 'c', name: 'Ann Lee', level: 2 as const }];
  const { name: _, itemId: __, saidAt: ___, conversationId: ____, scopes, ...told } = one;
  const there = { ...told, scopes: [...scopes], receivedAt: '2026-11-29T14:03:00.000Z' };

  test('what the customer said names who may speak; the central service knows it without the name', () => {
    const words = 'may speak for you, to hear what we hold about you and say that something is wrong, until it is ended.';
    const here = authorisedHere([there], [one], new Map([['i', item('received')]]), about, true);
    expect(here.map((sentence) => sentence.words)).toEqual([`At 14:02 you told us that Ada Quill ${words}`]);
    expect(authorisedHere([there], [], new Map(), about, true)).toMatchObject([
      {
        words: `At 14:03 you told us that somebody ${words}`,
        where: 'Received by the central service at 14:03.',
        refused: false,
      },
    ]);
  });

  test('a paper is recorded, not told; an end is one sentence; what was refused is struck out', () => {
    const paper = { ...one, kind: 'court-order', itemId: 'p', authorityId: 'p' } as const;
    const ended = { ...one, ended: true, itemId: 'e' };
    const refused = new Map([['e', item('needs-attention')]]);
    expect(authorisedHere(undefined, [paper, ended], refused, about, true)).toMatchObject([
      { words: expect.stringMatching(/^At 14:02 I recorded that Ada Quill may speak for you/), refused: false },
      { words: 'At 14:02 I recorded that Ada Quill no longer speaks for you.', refused: true },
    ]);
  });

  test('the list holds what was recorded here until an answer does', () => {
    const listed = (state: Item['state'], learnt: number) => notYetListed([one], new Map([['i', item(state, learnt)]]), 100);
    expect(listed('waiting', 0)).toEqual([one]);
    expect(listed('received', 200)).toEqual([one]);
    expect(listed('received', 50)).toEqual([]);
    expect(listed('needs-attention', 200)).toEqual([]);
  });
});

test('somebody is young by the birth date on the record alone', () => {
  const born = (value: string) => [{ field: 'dateOfBirth', value }];
  expect(youngBy(born('2013-11-29'), TODAY)).toBe(true);
  expect(youngBy(born('2013-11-30'), TODAY)).toBe(false);
  expect(youngBy(born('2008-11-29'), TODAY)).toBe(false);
  expect(youngBy([], TODAY)).toBe(false);
  expect(youngBy(undefined, TODAY)).toBe(false);
});
