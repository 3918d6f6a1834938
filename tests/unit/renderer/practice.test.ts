import { describe, expect, test } from 'vitest';
import { peopleWhere } from '../../../backend/synthetic/generate.ts';
import { type Caller, callers } from '../../../renderer/screens/practice/callers.ts';
import { judge, type Recorded } from '../../../renderer/screens/practice/judge.ts';
import { everyOperation } from '../../../shared/operations.ts';

type Talk = Recorded['conversations'][number];
const AT = '2026-11-30T10:00:00.000Z';
const talk = (more: Partial<Talk> = {}): Talk => ({
  ...{ conversationId: 'c', channel: 'telephone', direction: 'in', speaker: 'customer' as const, beganAt: AT, sentAt: null },
  ...{ parkedAt: null, endedAt: AT, customers: [{ customerId: 'p', level: 2 as const }], done: [] },
  ...more,
});
const recorded = (more: Partial<Recorded> = {}): Recorded => ({
  ...{ conversations: [talk()], requests: [], received: new Set() },
  ...more,
});
const of = (id: string): Caller => callers.find((one) => one.id === id) as Caller;
const missedBy = (id: string, what: Recorded) => judge(of(id).expects, what).missed;
const said = { customerId: 'p', saidAt: AT, receivedAt: AT };
const stopped = { ...said, purpose: 'satisfaction-survey', decision: 'withdrawn' } as const;

describe('what was missed', () => {
  test.each(callers.map(({ id }) => id))('%s: whoever does nothing has missed everything', (id) => {
    const { done, missed } = judge(of(id).expects, { conversations: [], requests: [], received: new Set() });
    expect(done).toEqual([]);
    expect(missed).toHaveLength(of(id).expects.length);
  });

  test('the surveys alone are withdrawn', () => {
    const right = recorded({ conversations: [talk({ done: [stopped] })] });
    expect(missedBy('surveys', right)).toEqual([]);
    const all = talk({ done: [stopped, { ...stopped, purpose: 'ethnicity-monitoring' }] });
    expect(missedBy('surveys', recorded({ conversations: [all] }))).toEqual(['Nothing but the surveys was decided']);
    expect(missedBy('surveys', recorded({ conversations: [talk({ done: [stopped], endedAt: null })] }))).toEqual([
      'The conversation was ended',
    ]);
    expect(missedBy('surveys', recorded({ conversations: [talk({ done: [stopped], customers: [] })] }))).toEqual([
      'Who it was, was checked',
    ]);
  });

  test('a wrong date of birth is a mistake and no change; a move is a change and no mistake', () => {
    const disputed = [{ ...said, reference: 'R', fields: ['dateOfBirth' as const], corrected: [] }];
    expect(missedBy('birth-date', recorded({ conversations: [talk({ disputed })] }))).toEqual([]);
    const amended = [{ ...said, fields: ['dateOfBirth' as const] }];
    expect(missedBy('birth-date', recorded({ conversations: [talk({ amended })] }))).toEqual([
      'The date of birth was taken down as wrong',
      'It was not recorded as something that has changed',
    ]);
    const moved = [{ ...said, fields: ['addressLine1' as const, 'postcode' as const] }];
    expect(missedBy('moved', recorded({ conversations: [talk({ amended: moved })] }))).toEqual([]);
    expect(missedBy('moved', recorded({ conversations: [talk({ amended: moved, disputed })] }))).toEqual([
      'It was not taken down as a mistake',
    ]);
  });

  test('with a mother nothing is checked, decided or made up', () => {
    const right = talk({ speaker: 'representative', customers: [] });
    expect(missedBy('mother', recorded({ conversations: [right] }))).toEqual([]);
    expect(missedBy('mother', recorded())).toEqual([
      'Somebody else was speaking',
      'Nothing of the customer was checked with the caller',
    ]);
  });

  test('what only shows in what the service received', () => {
    expect(missedBy('worry', recorded({ received: new Set(['worries.raise']) }))).toEqual([]);
    expect(missedBy('worry', recorded())).toEqual(['A supervisor was told of the worry']);
    const changed = [{ ...said, fields: ['mobile' as const] }];
    const both = new Set(['conversations.park', 'conversations.resume'] as const);
    expect(missedBy('dropped', recorded({ conversations: [talk({ amended: changed })], received: both }))).toEqual([]);
    expect(missedBy('nobody', recorded({ received: new Set(['requests.logUnmatched']) }))).toEqual([]);
    expect(missedBy('nobody', recorded({ received: new Set(['customers.register']) }))).toHaveLength(2);
  });

  test('what becomes a request counts by its kind', () => {
    expect(missedBy('access', recorded({ requests: [{ kind: 'access' }] }))).toEqual([]);
    expect(missedBy('access', recorded({ requests: [{ kind: 'complaint' }] }))).toHaveLength(1);
    // Asked again while the first is open, it joins that one.
    expect(missedBy('access', recorded({ received: new Set(['accessRequests.log']) }))).toEqual([]);
    expect(missedBy('access', recorded({ received: new Set(['complaints.log']) }))).toHaveLength(1);
    expect(missedBy('complaint', recorded({ requests: [{ kind: 'complaint' }] }))).toEqual([]);
    expect(missedBy('stop', recorded({ requests: [{ kind: 'closure' }] }))).toEqual([]);
    expect(missedBy('stop', recorded({ received: new Set(['closures.close']) }))).toEqual([]);
  });
});

describe('the ten who ring', () => {
  test('are ten, each with words of their own and something that should come of it', () => {
    expect(callers).toHaveLength(10);
    expect(new Set(callers.map(({ id }) => id)).size).toBe(10);
    for (const { says, expects } of callers) {
      expect(says.length).toBeGreaterThan(1);
      expect(expects.length).toBeGreaterThan(1);
      expect(new Set(expects.map(({ words }) => words)).size).toBe(expects.length);
    }
  });

  test('name only operations there are', () => {
    const names = new Set<string>(everyOperation.map(({ name }) => name));
    const named = callers.flatMap(({ expects }) =>
      expects.flatMap(({ check }) => ('operation' in check ? [check.operation] : [])),
    );
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });

  test('are among the people of practice, by their name, birth date, postcode and reference as they say them', () => {
    const people = peopleWhere(1, 300, () => true);
    const person = (name: string) => people.find(({ givenName, familyName }) => `${givenName} ${familyName}` === name);
    const wordsOf = (id: string) => of(id).says.join(' ');
    const facts: readonly (readonly [string, string, string])[] = [
      ['surveys', 'Laura Kilcliffe', '1985-10-22'],
      ['birth-date', 'Helen Smalmere', '1974-12-17'],
      ['moved', 'Victoria Rutherby', '1996-04-21'],
      ['mother', 'Ellie Gibson', '2006-10-22'],
      ['worry', 'Rebecca Atherson', '1998-05-27'],
      ['access', 'Frederick Cook', '1997-08-05'],
      ['stop', 'Wenman Ho', '1959-04-01'],
      ['complaint', 'Jonathan Sanley', '1973-05-27'],
      ['dropped', 'Poppy Elmtree', '2003-06-17'],
    ];
    for (const [id, name, born] of facts) {
      const found = person(name);
      expect(found?.birthDate, name).toBe(born);
      expect(wordsOf(id)).toContain(name);
      const spelt = /reference (?:is )?((?:[0-9A-Z] ){9}[0-9A-Z])/.exec(wordsOf(id))?.[1];
      if (spelt) expect(spelt.replaceAll(' ', ''), name).toBe(found?.reference);
      const postcode = /\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b/.exec(wordsOf(id))?.[0];
      if (postcode && id !== 'moved') expect(postcode, name).toBe(found?.postcode);
    }
    expect(person('Laura Kilcliffe')?.states['satisfaction-survey']).toBe('given');
    expect(people.some(({ familyName }) => familyName.includes('Oyelowo'))).toBe(false);
  });
});
