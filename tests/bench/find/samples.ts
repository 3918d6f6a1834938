import { createSecretKey } from 'node:crypto';
import type pg from 'pg';
import { v7 } from 'uuid';
import type { Call } from '../../../backend/call.ts';
import { asTyped } from '../../../backend/operations/find.ts';
import { foldWord } from '../../../shared/domain/find/fold.ts';
import { parseLine } from '../../../shared/domain/find/parse-line.ts';
import type { OperationName } from '../../../shared/operations.ts';
import { pick, randomFrom } from '../support/random.ts';
import type { Op } from './floor-sql.ts';
import { birthValues, nameValues, slipValues, surnameValues } from './floor-values.ts';
import { slip } from './slip.ts';

/** One thing to ask: of ours an operation's input, of a floor the values of its statement. */
export type Sample = { readonly operation: OperationName; readonly input: Record<string, unknown>; readonly values: unknown[] };
/** Makes the samples of one cell. Those of a command are new each time: its id is its key. */
export type Samples = Record<Op, () => Sample[]>;

type Person = { id: string; given: string; family: string; born: string; postcode: string; reference: string; phone: string };

const PEOPLE = `select c.id, c.given_name as given, c.family_name as family, c.birth_date::text as born, c.postcode, c.reference,
    h.phone
  from customers c
  join (select customer_id, min(contact_key) as phone from held_values where contact_key like '+%' group by 1) h on h.customer_id = c.id
 where c.status = 'current' and c.birth_date is not null and c.postcode is not null
   and c.given_name ~ '^[A-Za-z]{3,}$' and c.family_name ~ '^[A-Za-z]{4,}$'
 order by md5(c.id::text || $1) limit $2`;
const SURNAMES = 'select family_name as family from customers group by 1 order by count(*) desc, 1 limit 20';

/** Chooses what to ask, the same for the same seed and people: `many` people, and a conversation to decide in. */
export async function chooseSamples(owner: pg.Pool, many: number, seed: number): Promise<Samples> {
  const { rows: people } = await owner.query<Person>(PEOPLE, [String(seed), many]);
  const { rows: surnames } = await owner.query<{ family: string }>(SURNAMES);
  const conversationId = await openConversation(owner, people);
  const find = (line: string, values: unknown[]): Sample => ({ operation: 'customers.find', input: { line }, values });
  const random = randomFrom(seed);
  const of = (make: (person: Person) => Sample) => {
    const samples = people.map(make);
    return () => samples;
  };
  const slipped: (readonly [string, string])[] = [];
  for (const { given, family } of people) slipped.push(await slippedName(owner, foldWord(given), foldWord(family), random));
  const nobody = people.map(() => [strange(random), strange(random)] as const);
  return {
    reference: of(({ reference }) => find(`${reference.slice(0, 5)} ${reference.slice(5)}`, [reference])),
    phone: of(({ phone }) => find(phone.replace(/^\+44(\d{4})(\d{3})/, '0$1 $2 '), [phone])),
    name: of(({ given, family }) => {
      const part = family.slice(0, Math.max(3, Math.ceil(family.length / 2)));
      return find(`${given} ${part}`, nameValues(foldWord(given), foldWord(part)));
    }),
    'common-surname': () => surnames.map(({ family }) => find(family, surnameValues(foldWord(family)))),
    postcode: of(({ postcode }) => find(`${postcode.slice(0, -3)} ${postcode.slice(-3)}`, [postcode])),
    'birth-surname': of(({ born, family }) =>
      find(`${born.split('-').reverse().join('/')} ${family}`, birthValues(born, foldWord(family))),
    ),
    slip: () => slipped.map(([given, family]) => find(`${given} ${family}`, slipValues(given, family))),
    nobody: () => nobody.map(([given, family]) => find(`${given} ${family}`, slipValues(given, family))),
    read: of(({ id }) => ({ operation: 'customers.read', input: { customerId: id, reason: 'my-day' }, values: [id] })),
    decide: () =>
      people.map(({ id }) => {
        const [commandId, saidAt] = [v7(), new Date().toISOString()];
        const decisions = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
        return {
          operation: 'consents.decide',
          input: { commandId, customerId: id, conversationId, saidAt, decisions },
          values: [v7(), id, saidAt, conversationId],
        };
      }),
  };
}

/** A conversation of phone.adviser in which these people have been identified. */
async function openConversation(owner: pg.Pool, people: readonly Person[]): Promise<string> {
  const id = v7();
  await owner.query(
    `insert into conversations (id, channel, direction, speaker, adviser, adviser_name, organisation, began_at)
     values ($1, 'telephone', 'in', 'customer', 'phone.adviser', 'Bench', '0000000999', now())`,
    [id],
  );
  await owner.query('insert into conversation_levels (conversation_id, customer_id, level) select $1, unnest($2::uuid[]), 2', [
    id,
    people.map((person) => person.id),
  ]);
  return id;
}

const CALL: Call = {
  caller: { sub: 'bench', name: 'Bench', roles: ['adviser'], touchpoint: '0000000999' },
  requestId: 'bench',
  now: new Date(),
  token: () => ({ hash: Buffer.alloc(32), endsAt: new Date(0) }),
  deskKeySecret: createSecretKey(Buffer.alloc(32)),
};

/** Both words with a slip, such that it shows: two words of a name that nobody holds as they are. */
async function slippedName(
  owner: pg.Pool,
  given: string,
  family: string,
  random: () => number,
): Promise<readonly [string, string]> {
  for (;;) {
    const words = [slip(given, random), slip(family, random)] as const;
    const { criteria } = parseLine(words.join(' '), '2026-01-01');
    if (criteria.names.length < 2) continue;
    const { rowCount } = await owner.query(asTyped(CALL, criteria));
    if (!rowCount) return words;
  }
}

/** A word that can be spoken and is nobody's name. */
function strange(random: () => number): string {
  const syllable = () => pick(random, [...'bdfgklmnprstvz']) + pick(random, [...'aeiou']) + pick(random, [...'bdgkmnpx']);
  return `${syllable()}${syllable()}${syllable()}q`;
}
