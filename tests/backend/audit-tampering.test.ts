import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { linked } from '../../backend/audit/chain.ts';
import { readLinks } from '../../backend/audit/chain-rows.ts';
import { writeHead } from '../../backend/audit/head.ts';
import { witnessOf } from '../../backend/audit/witness.ts';
import { type AuditWorld, allChained, auditWorld } from './audit-world.ts';

let world: AuditWorld;
let end: number;
beforeAll(async () => {
  world = await auditWorld();
  await world.look(60);
  end = await world.sealed();
});
afterEach(() => world.restore());
afterAll(() => world?.stop());

const rowAt = (position: number) => `id = (select audit_id from audit_chain where position = ${position})`;
const swap = (one: number, other: number, columns: string) => `
  create temp table swapped on commit drop as select position, ${columns} from audit_chain where position in (${one}, ${other});
  update audit_chain c set audit_id = -c.audit_id where position in (${one}, ${other});
  update audit_chain c set (${columns}) = (select ${columns} from swapped s where s.position = ${one} + ${other} - c.position)
   where position in (${one}, ${other})`;
const brokenAt = async () => {
  const { broken } = await world.verify();
  return broken && [broken.fault, broken.position];
};

test('a chain nobody touched is sound to its end, as it was signed', async () => {
  const part = await world.verify();
  expect(part).toMatchObject({ from: 1, to: end, end, next: null, broken: null });
  expect(part.heads).toMatchObject({ state: 'good', where: null, signedTo: end, unreadable: 0 });
  expect(part.unsealed).toBe(0);
});

describe('a changed row is named', () => {
  const changes: Record<string, string> = {
    actor: "'somebody.else'",
    organisation: "'0000000201'",
    operation: "'customers.read'",
    kind: "'view'",
    subject: 'gen_random_uuid()',
    outcome: "'found'",
    reason: "''",
    details: 'details || \'{"results": 1}\'',
    request_id: "request_id || ' '",
    at: "at + interval '1 microsecond'",
  };
  test.each(Object.entries(changes))('by its %s', async (column, value) => {
    await world.tamper(`update audit set ${column} = ${value} where ${rowAt(30)}`);
    const { broken } = await world.verify();
    expect(broken).toMatchObject({ position: 30, fault: 'changed' });
    expect(Date.parse(String(broken?.at))).not.toBeNaN();
  });

  test('the last one, and the first', async () => {
    await world.tamper(`update audit set outcome = 'found' where ${rowAt(end)}`);
    expect(await brokenAt()).toEqual(['changed', end]);
    await world.tamper(`update audit set outcome = 'found' where ${rowAt(1)}`);
    expect(await brokenAt()).toEqual(['changed', 1]);
  });

  test('by its hash, and by its contents exchanged with another’s', async () => {
    await world.tamper("update audit_chain set hash = sha256('x') where position = 30");
    expect(await brokenAt()).toEqual(['changed', 30]);
    await world.restore();
    await world.tamper(
      `update audit a set request_id = b.request_id from audit b where a.id = (select audit_id from audit_chain where position = 30)
          and b.id = (select audit_id from audit_chain where position = 31)`,
    );
    expect(await brokenAt()).toEqual(['changed', 30]);
  });
});

describe('a missing row is named', () => {
  test.each([
    ['the row', [`delete from audit where ${rowAt(30)}`]],
    ['its link', ['delete from audit_chain where position = 30']],
    ['both', [`delete from audit where ${rowAt(30)}`, 'delete from audit_chain where position = 30']],
    ['the first', [`delete from audit where ${rowAt(1)}`, 'delete from audit_chain where position = 1']],
  ])('%s gone', async (what, texts) => {
    await world.tamper(...texts);
    expect(await brokenAt()).toEqual(['missing', what === 'the first' ? 1 : 30]);
  });

  test('even when the rest is numbered anew: what comes next no longer fits', async () => {
    await world.tamper(
      `delete from audit where ${rowAt(30)}`,
      'delete from audit_chain where position = 30',
      'update audit_chain set position = position + 1000 where position > 30',
      'update audit_chain set position = position - 1001 where position > 1000',
    );
    expect(await brokenAt()).toEqual(['changed', 30]);
  });
});

describe('rows that changed places are named', () => {
  test.each([31, 45])('30 and %d', async (other) => {
    await world.tamper(swap(30, other, 'audit_id, transaction_id'));
    expect(await brokenAt()).toEqual(['order', 30]);
  });

  test('with their hashes', async () => {
    await world.tamper(swap(30, 31, 'audit_id, transaction_id, hash'));
    expect(await brokenAt()).toEqual(['order', 30]);
  });

  test('by another transaction', async () => {
    await world.tamper(`update audit set transaction_id = '1' where ${rowAt(30)}`);
    expect(await brokenAt()).toEqual(['order', 30]);
  });
});

const ADD = `insert into audit (id, transaction_id, actor, organisation, operation, kind, outcome, request_id) overriding system value
  select 1000000, transaction_id, actor, organisation, operation, kind, outcome, request_id from audit where ${rowAt(30)}`;
const SHIFT = [
  'update audit_chain set position = position + 1000 where position > 30',
  'update audit_chain set position = position - 999 where position > 1000',
];
const once = async <Row extends object>({ text, values }: { text: string; values: unknown[] }) =>
  (await world.backend.pool.query<Row>(text, values)).rows;
const link = (position: number, hash: string) =>
  `insert into audit_chain select ${position}, 1000000, transaction_id, ${hash} from audit where id = 1000000`;

describe('an inserted row is named', () => {
  test('without a link', async () => {
    await world.tamper(ADD);
    expect(await brokenAt()).toEqual(['inserted', 31]);
  });

  test('with a link that does not fit', async () => {
    await world.tamper(ADD, ...SHIFT, link(31, "sha256('x')"));
    expect(await brokenAt()).toEqual(['inserted', 31]);
  });

  test('with a link that does', async () => {
    await world.tamper(ADD, ...SHIFT, link(31, "sha256('x')"));
    const [before, added] = await readLinks(once, 30, 2);
    if (!before || !added?.row) throw new Error('Not inserted');
    await world.tamper(
      `update audit_chain set hash = '\\x${linked(before.hash, added.row).toString('hex')}' where position = 31`,
    );
    expect(await brokenAt()).toEqual(['inserted', 31]);
  });
});

const cutAfter = (position: number) => [
  `delete from audit where id in (select audit_id from audit_chain where position > ${position})`,
  `delete from audit_chain where position > ${position}`,
];

describe('what only the signed heads show', () => {
  const firstHeadFrom = (position: number) =>
    Math.min(
      ...readFileSync(world.witness.path, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { position: number }).position)
        .filter((one) => one >= position),
    );

  test('a tail that was cut, and that the database forgot', async () => {
    await world.tamper(...cutAfter(40), 'delete from audit_heads');
    expect(await brokenAt()).toEqual(['cut', 41]);
  });

  test('everything cut', async () => {
    await world.tamper('truncate audit, audit_chain, audit_heads');
    expect(await brokenAt()).toEqual(['cut', 1]);
  });

  test('a tail that was cut and has grown again', async () => {
    await world.tamper(...cutAfter(40), 'delete from audit_heads');
    const head = firstHeadFrom(41);
    await world.look(end);
    await allChained(world.backend);
    expect(await brokenAt()).toEqual(['rewritten', head]);
  });

  test('a change with every hash after it made anew', async () => {
    await world.tamper(`update audit set outcome = 'found' where ${rowAt(30)}`);
    const links = await readLinks(once, 29, 1_000);
    let hash = links[0]?.hash as Buffer;
    const texts = links.slice(1).map((one) => {
      if (!one.row) throw new Error('A row is missing');
      hash = linked(hash, one.row);
      return `update audit_chain set hash = '\\x${hash.toString('hex')}' where position = ${one.position}`;
    });
    await world.tamper(...texts, 'delete from audit_heads');
    expect(await brokenAt()).toEqual(['rewritten', firstHeadFrom(30)]);
  });
});

describe('the file of signed heads', () => {
  const headsOf = async () => (await world.verify()).heads;

  test('a head under another key is told by its line, and so is a head that was altered', async () => {
    const other = witnessOf({ DATA_FOLDER: `${world.witness.path}-other` });
    const lines = readFileSync(world.witness.path, 'utf8').trimEnd().split('\n');
    const forged = writeHead({ position: 12, hash: 'ab'.repeat(32), at: new Date().toISOString() }, other.key);
    appendFileSync(world.witness.path, forged);
    expect(await headsOf()).toMatchObject({ state: 'forged', where: lines.length + 1 });
    rmSync(`${world.witness.path}-other`, { recursive: true });
    const altered = lines.at(-1)?.replace(`:${end},`, `:${end - 1},`);
    writeFileSync(world.witness.path, `${[...lines.slice(0, -1), altered].join('\n')}\n`);
    expect(await headsOf()).toMatchObject({ state: 'forged', where: lines.length });
  });

  test('a file that is gone, or lost its last line, lacks what the database remembers', async () => {
    const whole = readFileSync(world.witness.path, 'utf8');
    await world.look(5);
    const later = await world.sealed();
    writeFileSync(world.witness.path, whole);
    expect(await headsOf()).toMatchObject({ state: 'lost', where: later });
    rmSync(world.witness.path);
    expect((await headsOf()).state).toBe('lost');
    await world.restore();
    expect((await headsOf()).state).toBe('good');
    end = later;
  });

  test('a line that a power cut left half is said and harms nothing, nor the line after it', async () => {
    appendFileSync(world.witness.path, '{"position":12,"hash":"0');
    await world.look(5);
    const later = await world.sealed();
    expect(await world.verify()).toMatchObject({ broken: null, heads: { state: 'good', signedTo: later, unreadable: 1 } });
    end = later;
  });
});
