import { rmSync } from 'node:fs';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../backend/database/connect.ts';
import { peopleOf, personAt, type SyntheticCustomer } from '../../backend/synthetic/generate.ts';
import { loadSynthetic } from '../../backend/synthetic/load.ts';
import type { Progress } from '../../backend/synthetic/progress.ts';
import { TABLE_NAMES } from '../../backend/synthetic/rows.ts';
import { nameWords } from '../../shared/domain/find/fold.ts';
import { testDatabase } from '../support/backend.ts';
import { preparedDatabase, preparedFolder } from '../support/prepared.ts';

const SEED = 4;
type Own = { readonly pool: pg.Pool; readonly remove: () => Promise<void> };

/** A migrated database without customers, reached as its owner. */
async function emptyDatabase(): Promise<Own> {
  const filling = { customers: 0, seed: 1 };
  if (testDatabase() === 'postgresql') {
    const made = await preparedDatabase(process.env.TEST_POSTGRES as string, filling);
    const reached = await connect({ url: made.url, ownerUrl: made.ownerUrl, dataFolder: '' });
    const pool = reached.ownerPool();
    return { pool, remove: () => pool.end().then(made.drop) };
  }
  const folder = await preparedFolder(filling);
  const reached = await connect({ dataFolder: folder });
  const pool = reached.ownerPool();
  const remove = async () => {
    await pool.end();
    await reached.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { pool, remove };
}

const count = async (pool: pg.Pool, table: string) => Number((await pool.query(`select count(*) from ${table}`)).rows[0].count);

/** Every key, reference and index of the tables, as the database words them. */
async function extrasOf(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ text: string }>(
    `select conrelid::regclass || ' ' || conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid) as text
       from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
     union all
     select pg_get_indexdef(indexrelid) || ' ' || indisvalid from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'public'::regnamespace order by 1`,
  );
  return rows.map(({ text }) => text);
}

async function expectPerson(pool: pg.Pool, person: SyntheticCustomer): Promise<void> {
  const { rows } = await pool.query(
    `select c.id, c.reference, c.audit_alias as "auditAlias", c.status, c.version, c.given_name as "givenName",
            c.family_name as "familyName", c.birth_date::text as "birthDate", c.postcode, c.uln, c.registered_by as "registeredBy",
            (select json_object_agg(field, value) from held_values where customer_id = c.id) as values,
            (select count(*)::int from consent_events where customer_id = c.id) as events,
            array(select decision from consent_events where customer_id = c.id and purpose = 'satisfaction-survey' order by received_at) as survey,
            array(select purpose || field || code from consent_answers where customer_id = c.id order by 1) as answers,
            (select to_char(max(at) at time zone 'Europe/London', 'YYYY-MM') from interactions where customer_id = c.id) as month,
            (select count(*)::int from conversation_levels l join conversations v on v.id = l.conversation_id where l.customer_id = c.id) as talks,
            array(select id::text from sessions where customer_id = c.id order by id) as sessions,
            array(select session_id::text from outcomes where customer_id = c.id order by id) as outcomes,
            array(select word::text from customer_words where customer_id = c.id order by 1) as words,
            c.researched,
            array(select recipient_id || ' ' || why || ' ' || array_to_string(items, ' ') || ' ' || coalesce(list_id, conversation_id)
                    from disclosures where customer_id = c.id order by shared_at, id) as shared,
            array(select contact_key::text from held_values where customer_id = c.id and field = 'mobile') as mobiles
       from customers c where c.id = $1`,
    [person.id],
  );
  const given = person.consents.filter((row) => row.purpose === 'satisfaction-survey');
  expect(rows).toEqual([
    {
      id: person.id,
      reference: person.reference,
      auditAlias: person.auditAlias,
      status: 'current',
      version: 1,
      givenName: person.givenName,
      familyName: person.familyName,
      birthDate: person.birthDate,
      postcode: person.postcode?.replace(' ', '') ?? null,
      uln: person.uln,
      registeredBy: person.registeredBy,
      values: Object.fromEntries(person.values.map(({ field, value }) => [field, value])),
      events: person.consents.length,
      survey: given.toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt)).map(({ decision }) => decision),
      answers: person.answers.map(({ purpose, field, code }) => `${purpose}${field}${code}`).toSorted(),
      month: person.interactions.at(-1)?.at.slice(0, 7) ?? null,
      talks: person.conversations.length,
      sessions: person.sessions.map(({ id }) => id).toSorted(),
      outcomes: person.outcomes.toSorted((a, b) => a.id.localeCompare(b.id)).map(({ sessionId }) => sessionId),
      words: nameWords(person.givenName, person.familyName).toSorted(),
      researched: person.shared.some(({ why }) => why === 'survey'),
      shared: person.shared.map(
        ({ recipientId, why, items, listId, conversationId }) =>
          `${recipientId} ${why} ${items.join(' ')} ${listId ?? conversationId}`,
      ),
      mobiles: person.values.filter(({ field }) => field === 'mobile').map(({ contactKey }) => contactKey),
    },
  ]);
}

// A small load keeps the indexes up row by row in this thread; a larger one sets them aside and makes people in another.
describe.each([1_000, 3_000])('%i synthetic people', (customers) => {
  let own: Own;
  let before: string[];
  const progress: Progress[] = [];
  beforeAll(async () => {
    own = await emptyDatabase();
    before = await extrasOf(own.pool);
    await loadSynthetic(own.pool, { customers, seed: SEED, onProgress: (one) => progress.push(one) });
  });
  afterAll(() => own?.remove());

  test('are all there, with everything they have', async () => {
    const people = [...peopleOf(SEED, customers)];
    const all = (
      key:
        | 'values'
        | 'answers'
        | 'conversations'
        | 'consents'
        | 'interactions'
        | 'sessions'
        | 'outcomes'
        | 'shared'
        | 'authorities',
    ) => people.reduce((total, person) => total + person[key].length, 0);
    const asked = people.flatMap(({ requests }) => requests);
    const ofAll = (key: 'disputes' | 'claims' | 'checks' | 'notices') =>
      asked.reduce((total, request) => total + request[key].length, 0);
    const counted = Object.fromEntries(
      await Promise.all(TABLE_NAMES.map(async (table) => [table, await count(own.pool, table)])),
    );
    expect(counted).toMatchObject({
      customers,
      held_values: all('values'),
      consent_answers: all('answers'),
      conversations: all('conversations'),
      conversation_levels: all('conversations'),
      consent_events: all('consents'),
      interactions: all('interactions'),
      sessions: all('sessions'),
      outcomes: all('outcomes'),
      disclosures: all('shared'),
      requests: asked.length,
      rectification_fields: ofAll('disputes'),
      rectification_claims: ofAll('claims'),
      request_checks: ofAll('checks'),
      recipient_notices: ofAll('notices'),
      authorities: all('authorities'),
    });
    expect(asked.length).toBeGreaterThan(5);
    const { rows } = await own.pool.query('select sum(people)::int as listed from lists');
    expect(rows).toEqual([{ listed: people.flatMap(({ shared }) => shared.filter(({ listId }) => listId)).length }]);
  });

  test('are in the database what personAt says', async () => {
    const shared = [...peopleOf(SEED, customers)].filter((person) => person.shared.length > 1).map(({ index }) => index);
    expect(shared.length).toBeGreaterThan(10);
    for (const index of [0, 1, 2, 17, 500, customers - 1, ...shared.slice(0, 3)])
      await expectPerson(own.pool, personAt(SEED, index));
  });

  test('are in the dictionary of name words', async () => {
    const holders = new Map<string, number>();
    for (const { givenName, familyName } of peopleOf(SEED, customers))
      for (const word of nameWords(givenName, familyName)) holders.set(word, (holders.get(word) ?? 0) + 1);
    const { rows } = await own.pool.query<{ word: string; holders: number }>('select word, holders from name_words');
    expect(new Map(rows.map((row) => [row.word, row.holders]))).toEqual(holders);
    expect(await count(own.pool, 'name_slips')).toBeGreaterThan(rows.length);
  });

  test('leave every key, reference and index as they were', async () => {
    expect(await extrasOf(own.pool)).toEqual(before);
  });

  test('were told of as they came', () => {
    expect(progress.findLast(({ step }) => step === 'people')).toMatchObject({ done: customers, of: customers });
    expect(progress.at(-1)).toMatchObject({ step: 'done', done: customers });
  });

  test('go into an empty database only', async () => {
    await expect(loadSynthetic(own.pool, { customers: 10, seed: SEED })).rejects.toThrow('already holds customers');
    expect(await count(own.pool, 'customers')).toBe(customers);
  });
});

test('a load that breaks off leaves nothing behind, and the next one works', async () => {
  const own = await emptyDatabase();
  try {
    const before = await extrasOf(own.pool);
    const breaking = () => {
      throw new Error('broken off');
    };
    await expect(loadSynthetic(own.pool, { customers: 3_000, seed: SEED, onProgress: breaking })).rejects.toThrow('broken off');
    for (const table of TABLE_NAMES) expect(await count(own.pool, table)).toBe(0);
    expect(await extrasOf(own.pool)).toEqual(before);
    await loadSynthetic(own.pool, { customers: 20, seed: SEED });
    expect(await count(own.pool, 'customers')).toBe(20);
  } finally {
    await own.remove();
  }
});
