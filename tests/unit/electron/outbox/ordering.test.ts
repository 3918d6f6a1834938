import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closedBy, freeAfter, madeBy, namesOf, type Turn, turns as turnsOf } from '../../../../electron/outbox/ordering.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const CUSTOMERS = ['customerId:a', 'customerId:b'] as const;
const CONVERSATIONS = ['conversationId:x', 'conversationId:y'] as const;

/** One recorded command: what it names, and what would become of it. */
const command = fc
  .record({
    id: fc.nat(),
    customer: fc.option(fc.constantFrom(...CUSTOMERS)),
    conversation: fc.option(fc.constantFrom(...CONVERSATIONS)),
    kind: fc.constantFrom('plain', 'plain', 'closing', 'opening', 'registering', 'check', 'meeting'),
  })
  .map(({ id, customer, conversation, kind }) => {
    // Whose a meeting is, is not known.
    const names = [kind === 'meeting' ? null : customer, conversation].filter((name) => name !== null);
    const makes = kind === 'opening' ? conversation : kind === 'registering' ? customer : null;
    const closes = kind === 'closing' ? customer : null;
    return {
      id,
      names,
      makes,
      closes,
      waitedFor: kind === 'check',
      stuck: kind === 'meeting',
      unmatched: kind === 'meeting',
      inFlight: false,
    };
  });
type Command = Turn & { readonly id: number };
const lists = fc.array(command, { maxLength: 12 });
const runs = { seed: seed(), numRuns: rounds(5_000) };
const whole = (item: Command) => item;
const turns = (live: readonly Command[], of: typeof whole) => turnsOf(live, of).free;
const customerOf = ({ names }: Turn) => names.find((name) => name.startsWith('customerId:'));
const share = (a: Turn, b: Turn) => a.names.some((name) => b.names.includes(name));

/**
 * Sends a list to its end: at each step what has its turn leaves, one of those under way ends, and some get stuck until a
 * person lets them go, or has found out whose they are. Gives the ids in the order in which they were begun.
 */
function drain(recorded: readonly Command[], chances: Iterator<number>) {
  let live: Command[] = [...recorded];
  const begun: Command[] = [];
  const chance = () => chances.next().value as number;
  const change = (item: Command, to: Partial<Turn>) => {
    live = live.map((other) => (other.id === item.id ? { ...other, ...to } : other));
  };
  for (let step = 0; live.length > 0; step += 1) {
    if (step > 1_000) throw new Error('It never ends');
    for (const item of turns(live, whole).filter(({ inFlight }) => !inFlight)) {
      begun.push(item);
      change(item, { inFlight: true });
    }
    const under = live.filter(({ inFlight }) => inFlight);
    const one = under[chance() % Math.max(1, under.length)];
    const stuck = live.find((item) => item.stuck);
    if (one && chance() % 4 === 0 && !one.waitedFor) change(one, { inFlight: false, stuck: true });
    else if (one) live = live.filter((item) => item.id !== one.id);
    else if (stuck && !begun.some(({ id }) => id === stuck.id)) change(stuck, { stuck: false });
    else if (stuck) live = live.filter((item) => item.id !== stuck.id);
    else throw new Error('Nothing has its turn');
  }
  return begun;
}

const numbered = (list: readonly Command[]) => list.map((item, id) => ({ ...item, id }));

describe('turns', () => {
  test('after one has left they are the same, whether they are followed or worked out over all', () => {
    const plain = lists.map((list) => numbered(list).filter(({ closes, stuck }) => closes === null && !stuck));
    fc.assert(
      fc.property(plain, fc.infiniteStream(fc.nat()), (recorded, chances) => {
        let live: readonly Command[] = recorded;
        let free = turns(live, whole);
        const chance = chances[Symbol.iterator]();
        while (live.length > 0) {
          // Now and then one that was behind another: somebody took it out.
          const of = (chance.next().value as number) % 4 === 0 ? live : free;
          const gone = of[(chance.next().value as number) % of.length] as Command;
          live = live.filter((item) => item !== gone);
          free = freeAfter(free, gone, live);
          expect(free).toEqual(turns(live, whole));
        }
      }),
      runs,
    );
  });

  test('each is begun once, and the list always empties: no order of things can lock it', () => {
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.nat()), (list, chances) => {
        const recorded = numbered(list);
        const begun = drain(recorded, chances);
        expect(begun.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(recorded.map(({ id }) => id));
      }),
      runs,
    );
  });

  test('what names the same thing is begun in the order of recording, save a closing', () => {
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.nat()), (list, chances) => {
        const begun = drain(numbered(list), chances);
        for (const [at, later] of begun.entries()) {
          for (const earlier of begun.slice(0, at)) {
            const passed = later.waitedFor || earlier.waitedFor;
            const closing = later.closes !== null || earlier.closes !== null;
            const sameCustomer = customerOf(later) !== undefined && customerOf(later) === customerOf(earlier);
            if (!closing && !passed && sameCustomer) expect(earlier.id).toBeLessThan(later.id);
          }
        }
      }),
      runs,
    );
  });

  test('a closing is begun when nothing else of its customer is left, also nothing recorded after it', () => {
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.nat()), (list, chances) => {
        const begun = drain(numbered(list), chances);
        for (const [at, closing] of begun.entries()) {
          if (closing.closes === null) continue;
          const after = begun.slice(at + 1).filter((item) => item.closes === null);
          expect(after.filter((item) => item.names.includes(closing.closes as string))).toEqual([]);
          // It might have been theirs.
          expect(after.filter((item) => item.unmatched && share(item, closing))).toEqual([]);
        }
      }),
      runs,
    );
  });

  test('one that is stuck keeps nobody but its own customer waiting; a check that somebody waits for goes past it', () => {
    fc.assert(
      fc.property(lists, fc.nat(), (list, which) => {
        const recorded = numbered(list).map((item) => ({ ...item, closes: null, makes: null }));
        const poison = recorded[which % Math.max(1, recorded.length)];
        if (!poison) return;
        const theirs = (item: Command) => !item.waitedFor && item.id > poison.id && customerOf(item) === customerOf(poison);
        const live = recorded.map((item) => (item === poison ? { ...item, stuck: true } : item));
        const others = recorded.filter((item) => item !== poison && (customerOf(poison) === undefined || !theirs(item)));
        expect(turns(live, whole).map(({ id }) => id)).toEqual(turns(others, whole).map(({ id }) => id));
      }),
      runs,
    );
  });

  test('the record of somebody new that is stuck keeps everything of theirs waiting, also a check, and nobody else', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom(...CUSTOMERS), (list, customer) => {
        const others = numbered(list).map((item) => ({ ...item, closes: null, makes: null, id: item.id + 1 }));
        const register = {
          id: 0,
          names: [customer],
          makes: customer,
          closes: null,
          waitedFor: false,
          stuck: true,
          unmatched: false,
          inFlight: false,
        };
        const now = turns([register, ...others], whole);
        expect(now.filter((item) => item.names.includes(customer))).toEqual([]);
        const withoutThem = others.filter((item) => !item.names.includes(customer) || item.waitedFor);
        const free = turns(withoutThem, whole).filter((item) => !item.names.includes(customer));
        // A check that may not go keeps the turn of its conversation all the same.
        expect(now.map(({ id }) => id)).toEqual(free.map(({ id }) => id));
      }),
      runs,
    );
  });

  test('who waits for a decision is told so: behind one that is stuck, or behind what is to be made by it; nobody else', () => {
    const item = (id: number, names: readonly string[], more: Partial<Turn> = {}): Command => ({
      ...{ id, names, makes: null, closes: null, waitedFor: false, stuck: false, unmatched: false, inFlight: false },
      ...more,
    });
    const closing = item(9, ['customerId:a', 'conversationId:x'], { closes: 'customerId:a' });
    const held = (...others: readonly Command[]) => turnsOf([closing, ...others], whole).held.map(({ id }) => id);
    expect(held(item(1, ['customerId:a']))).toEqual([]);
    expect(held(item(1, ['customerId:a'], { stuck: true }), item(2, ['customerId:a']))).toEqual([2, 9]);
    expect(held(item(1, ['customerId:b', 'conversationId:x'], { stuck: true }))).toEqual([]);
    expect(held(item(1, ['conversationId:x'], { stuck: true }))).toEqual([]);
    expect(held(item(1, ['conversationId:x'], { stuck: true, unmatched: true }))).toEqual([9]);
    expect(held(item(1, ['conversationId:x'], { stuck: true, makes: 'conversationId:x' }))).toEqual([9]);
  });

  test('with nothing stuck or closing, an item waits exactly while an earlier one names the same thing', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const recorded = numbered(list).map((item) => ({ ...item, closes: null, stuck: false }));
        const now = new Set(turns(recorded, whole));
        for (const [at, later] of recorded.entries())
          expect(now.has(later)).toBe(!recorded.slice(0, at).some((earlier) => share(earlier, later)));
      }),
      runs,
    );
  });
});

describe('what a command names', () => {
  test('its customer and its conversation, where it has them', () => {
    expect(namesOf({ commandId: '1', customerId: 'c', conversationId: 'v' })).toEqual(['customerId:c', 'conversationId:v']);
    expect(namesOf({ commandId: '1', conversationId: 'v' })).toEqual(['conversationId:v']);
    expect(namesOf({ commandId: '1' })).toEqual([]);
  });

  test('whom it was matched to, and which of two records remains, are customers of it too', () => {
    expect(namesOf({ commandId: '1', conversationId: 'v', matchedTo: 'c' })).toEqual(['conversationId:v', 'customerId:c']);
    expect(namesOf({ customerId: 'c', remains: 'd' })).toEqual(['customerId:c', 'customerId:d']);
  });

  test('opening makes its conversation, registering its customer, ending makes nothing; closing closes its customer', () => {
    expect(madeBy('conversations.open', { conversationId: 'v' })).toBe('conversationId:v');
    expect(madeBy('conversations.end', { conversationId: 'v' })).toBeNull();
    expect(madeBy('customers.register', { customerId: 'c', conversationId: 'v' })).toBe('customerId:c');
    expect(madeBy('customers.amend', { customerId: 'c' })).toBeNull();
    expect(closedBy('closures.close', { customerId: 'c' })).toBe('customerId:c');
    expect(closedBy('consents.decide', { customerId: 'c' })).toBeNull();
  });
});
