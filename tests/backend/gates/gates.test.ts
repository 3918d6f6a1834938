import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConsentState, PURPOSES } from '../../../shared/domain/consent.ts';
import { FIELDS } from '../../../shared/domain/customer.ts';
import { BASIC_DETAILS, RECIPIENT_KINDS, type RecipientKind, SHARED_ITEMS } from '../../../shared/domain/disclosure.ts';
import { type Answer, startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { disputingAt } from '../disputing.ts';
import { addPerson, auditOf, converse, decision, type Person, reach } from '../people.ts';
import { minutesAgo, type Sharing, sharingAt, to } from '../sharing.ts';
import { CELLS, type Cell, gatesOf, inWords, type States } from './cells.ts';
import { NAMED } from './expected.ts';

let backend: TestBackend;
let sharing: Sharing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  sharing = sharingAt(backend);
});
afterAll(() => backend?.stop());

const people = new Map<string, Promise<Person>>();
/** Somebody whose consents are like that; one person for all cells that want the same. */
function somebody(states: States): Promise<Person> {
  const key = JSON.stringify(states);
  const known = people.get(key) ?? whoSaid(states);
  people.set(key, known);
  return known;
}

async function whoSaid(states: States): Promise<Person> {
  const person = await addPerson(backend);
  const conversationId = await sharing.talk(person);
  const say = async (said: (state: ConsentState) => string | null, minutes: number) => {
    const decisions = PURPOSES.flatMap((purpose) => {
      const what = said(states[purpose]);
      return what === null ? [] : [{ purpose, decision: what }];
    });
    if (decisions.length === 0) return;
    const input = decision(person, conversationId, decisions, { saidAt: minutesAgo(minutes) });
    expect((await backend.call('consents.decide', 'phone.adviser', input)).status).toBe(200);
  };
  await say((state) => (state === 'not-asked' ? null : state === 'withdrawn' ? 'given' : state), 40);
  await say((state) => (state === 'withdrawn' ? 'withdrawn' : null), 30);
  return person;
}

/** What has to be named to such a recipient, so that nothing but the cell's own gates is shut. */
const NAMES: Partial<Record<RecipientKind, object>> = {
  partner: { basis: 'public-task', agreement: 'DSA 12' },
  'legal-demand': { agreement: 'Order 7' },
};
const shutIn = ({ status, body }: Answer): string[] => {
  if (status === 200) return [];
  if (body.code !== 'not-to-share') return [`${status} ${body.code}`];
  return (body.errors as { code: string }[]).map(({ code }) => code);
};

async function asked({ kind, item, states }: Cell): Promise<string[]> {
  const more = { reason: 'my-day', recipientId: to(kind), items: [item], ...NAMES[kind] };
  return shutIn(await sharing.share(await somebody(states), more, kind === 'legal-demand' ? 'supervisor' : 'phone.adviser'));
}

test('the tables have every kind of recipient and every item, and every state of the consents that matter', () => {
  const pairs = new Set(CELLS.map(({ kind, item }) => `${kind} ${item}`));
  const all = RECIPIENT_KINDS.flatMap((kind) => SHARED_ITEMS.map((item) => `${kind} ${item}`));
  expect([...pairs].toSorted()).toEqual(all.toSorted());
  expect(CELLS.length).toBe(4 * (RECIPIENT_KINDS.length * SHARED_ITEMS.length - 3) + 3 * 16);
});

describe.each(RECIPIENT_KINDS)('to %s', (kind) => {
  test('goes what the table says, and a refusal names the gate', async () => {
    const cells = CELLS.filter((one) => one.kind === kind);
    const answered = [];
    for (const one of cells) answered.push([inWords(one), await asked(one)]);
    expect(answered).toEqual(cells.map((one) => [inWords(one), one.shut]));
  }, 60_000);
});

test.each(NAMED)('$kind by $by on $basis and $agreement: $shut', async ({ kind, by, shut, basis, agreement }) => {
  const person = await somebody(Object.fromEntries(PURPOSES.map((purpose) => [purpose, 'given'])) as States);
  const named = { ...(basis ? { basis } : {}), ...(agreement ? { agreement } : {}) };
  const answer = await sharing.share(person, { reason: 'my-day', recipientId: to(kind), ...named }, by);
  expect(shutIn(answer)).toEqual(gatesOf(shut));
});

test('who has but one basis gets nothing on another', async () => {
  const person = await somebody(Object.fromEntries(PURPOSES.map((purpose) => [purpose, 'given'])) as States);
  const bases = { 'local-careers': 'consent', 'market-research': 'public-task', 'legal-demand': 'consent' } as const;
  for (const [kind, basis] of Object.entries(bases) as [RecipientKind, string][]) {
    const more = { reason: 'my-day', recipientId: to(kind), ...NAMES[kind], basis };
    const { status, body } = await sharing.share(person, more, 'supervisor');
    expect([kind, status, body.errors]).toMatchObject([kind, 400, [{ pointer: '/basis', code: 'does-not-fit' }]]);
  }
});

test('a legal demand is a supervisor’s, for a reason: what it names is in the ledger, special categories too', async () => {
  const person = await addPerson(backend);
  const demand = {
    recipientId: to('legal-demand'),
    items: ['familyName', 'ethnicity', 'disability'],
    agreement: 'Order 7 of 2026',
  };
  expect((await sharing.share(person, demand, 'supervisor')).body.errors).toMatchObject([{ pointer: '/conversationId' }]);
  const talking = { ...demand, conversationId: await sharing.talk(person) };
  expect(shutIn(await sharing.share(person, talking))).toEqual(['supervisor-only']);
  expect((await sharing.share(person, { ...demand, reason: 'working-request' }, 'supervisor')).status).toBe(200);
  expect((await sharing.ledgerOf(person)).items).toMatchObject([
    {
      ...{ why: 'legal-demand', basis: 'legal-obligation', agreement: 'Order 7 of 2026', items: demand.items, adviser: null },
    },
  ]);
  expect(await auditOf(backend, person)).toContainEqual(
    expect.objectContaining({ kind: 'disclosure', outcome: 'recorded', actor: 'supervisor', reason: 'working-request' }),
  );
});

test('nor is a legal demand among what is read back, though a supervisor records it while the customer is there', async () => {
  const person = await addPerson(backend);
  const conversationId = await converse(backend, 'supervisor', { at: minutesAgo(60) });
  await reach(backend, person, conversationId, 2, 'supervisor');
  const more = { conversationId, items: ['givenName'] };
  for (const kind of ['legal-demand', 'introduced-to'] as const) {
    const passed = { ...more, ...NAMES[kind], recipientId: to(kind) };
    expect((await sharing.share(person, passed, 'supervisor')).status).toBe(200);
  }
  const { body } = await backend.call('conversations.read', 'supervisor', { conversationId });
  expect(body.passedOn).toMatchObject([{ recipient: 'Exampleshire County Council, skills team' }]);
  expect((await sharing.ledgerOf(person)).items).toHaveLength(2);
});

test('nobody on the line hears of a legal demand by taking a consent back; a supervisor tells who made it', async () => {
  const person = await addPerson(backend);
  const conversationId = await sharing.talk(person);
  await sharing.decide(person, conversationId, 'ethnicity-monitoring', 'given', minutesAgo(40));
  const items = ['ethnicity'];
  const demand = { recipientId: to('legal-demand'), items, agreement: 'Order 7 of 2026', reason: 'working-request' };
  expect((await sharing.share(person, demand, 'supervisor')).status).toBe(200);
  const local = { recipientId: to('local-careers'), items, reason: 'my-day' };
  expect((await sharing.share(person, local)).status).toBe(200);
  const { body } = await sharing.decide(person, conversationId, 'ethnicity-monitoring', 'withdrawn');
  expect((body.toTell as { recipientId: string }[]).map(({ recipientId }) => recipientId)).toEqual([to('local-careers')]);
  const { notices } = await sharing.ledgerOf(person);
  expect(notices.map(({ recipientId, kind }) => `${kind} ${recipientId}`).toSorted()).toEqual(
    [to('local-careers'), to('legal-demand')].map((recipientId) => `erase ${recipientId}`).toSorted(),
  );
});

test('what is being checked goes to nobody, whoever asks', async () => {
  const desk = disputingAt(backend);
  const person = await addPerson(backend);
  const fields = FIELDS.map((field) => ({ field, says: null, incomplete: true }));
  expect((await desk.log(person, await desk.talk(person, 1), fields)).status).toBe(200);
  for (const kind of RECIPIENT_KINDS) {
    const more = { reason: 'my-day', recipientId: to(kind), items: [...FIELDS], ...NAMES[kind] };
    const { body } = await sharing.share(person, more, 'supervisor');
    const named = (body.errors as { pointer: string; code: string }[]).filter(({ code }) => code === 'being-checked');
    expect([kind, named.map(({ pointer }) => pointer)]).toEqual([kind, FIELDS.map((_, index) => `/items/${index}`)]);
  }
});

test('the table would notice: one more basic detail makes a cell differ', async () => {
  const details = BASIC_DETAILS as string[];
  const cells = CELLS.filter(({ kind, item }) => kind === 'introduced-to' && item === 'dateOfBirth');
  details.push('dateOfBirth');
  try {
    for (const one of cells) expect(await asked(one)).not.toEqual(one.shut);
  } finally {
    details.pop();
  }
});
