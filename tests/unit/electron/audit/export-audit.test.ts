import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ExportParts, exportAudit } from '../../../../electron/audit/export-audit.ts';
import type { Attempt } from '../../../../electron/central/attempt.ts';
import { writeWhole } from '../../../../electron/print/write-whole.ts';
import { EXPORTED_AT_ONCE } from '../../../../shared/domain/limits.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const entry = (id: number, more: Record<string, unknown> = {}) => ({
  id: String(id),
  at: '2026-11-23T14:02:11.000001Z',
  actor: 'phone.adviser',
  actorName: '=Priya',
  organisation: '0000000999',
  operation: 'customers.read',
  kind: 'view',
  subject: '0190f4c2-0000-4000-8000-000000000001',
  customerId: '0190f4c2-0000-4000-8000-000000000002',
  outcome: 'shown',
  reason: 'my-day',
  decisions: null,
  which: null,
  results: null,
  requestId: 'r',
  ...more,
});
const fine = (items: unknown[], next: string | null): Attempt<unknown> => ({ ok: true, value: { items, next }, requestId: 'r' });
const no = (code: 'rate-limited' | 'offline', retryAfter: number | null = null): Attempt<unknown> => ({
  ok: false,
  error: { code },
  sent: 'answered',
  status: null,
  retryAfter,
});

/** Runs an export whose pages are answered in turn; the clock goes on by itself. */
async function run(answers: Attempt<unknown>[], path: string | null, write: ExportParts['write'] = writeWhole) {
  const asked: Record<string, unknown>[] = [];
  const clock = fakeClock();
  const ask = async (_: string, input: Record<string, unknown>) => {
    asked.push(input);
    return answers.shift() ?? no('offline');
  };
  let done = false;
  const exported = exportAudit({ ask, askWhere: async () => path, write, clock }, { kind: 'view' }).finally(() => {
    done = true;
  });
  while (!done) await clock.pass(10_000);
  return { result: await exported, asked };
}

test('goes page by page as an export, and writes words, codes and the alias, never the record’s id', async () => {
  const path = join(folder, 'a.csv');
  const { result, asked } = await run([fine([entry(2)], 'next'), fine([entry(1)], null)], path);
  expect(result).toEqual({ ok: true, value: { rows: 2, more: false } });
  expect(asked).toEqual([
    { kind: 'view', limit: 100, forExport: true },
    { kind: 'view', limit: 100, forExport: true, cursor: 'next' },
  ]);
  const [head, first, second, end] = readFileSync(path, 'utf8').split('\r\n');
  expect(head).toMatch(/^\uFEFF"When \(UTC\)","Who","Name"/);
  expect(first).toBe(
    '"2026-11-23T14:02:11.000001Z","phone.adviser","\'=Priya","0000000999","National Careers Service helpline","Record opened",' +
      '"0190f4c2-0000-4000-8000-000000000001","Shown","My day","","view","customers.read","r"',
  );
  expect([second, end]).toEqual([first, '']);
  expect(readdirSync(folder)).toEqual(['a.csv']);
});

test('writes nothing when no place is chosen, and asks nothing', async () => {
  const { result, asked } = await run([], null);
  expect([result, asked, readdirSync(folder)]).toEqual([{ ok: true, value: null }, [], []]);
});

test('waits where it is told to, and gives up in the end', async () => {
  const path = join(folder, 'a.csv');
  const waited = await run([no('rate-limited', 2_000), no('rate-limited'), fine([entry(1)], null)], path);
  expect(waited.result).toEqual({ ok: true, value: { rows: 1, more: false } });
  const given = await run(
    Array.from({ length: 20 }, () => no('rate-limited', 1)),
    join(folder, 'b.csv'),
  );
  expect(given.result).toEqual({ ok: false, error: { code: 'rate-limited' } });
  expect(given.asked).toHaveLength(10);
});

test('a failure on the way leaves what was there as it was, and no half file', async () => {
  const path = join(folder, 'a.csv');
  writeFileSync(path, 'before');
  const { result } = await run([fine([entry(2)], 'next'), no('offline')], path);
  expect(result).toEqual({ ok: false, error: { code: 'offline' } });
  expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['a.csv'], 'before']);
});

test('nothing is on the disk before the last page has come', async () => {
  const lying: string[][] = [];
  const look = async (path: string, bytes: Uint8Array) => {
    lying.push(readdirSync(folder));
    await writeWhole(path, bytes);
  };
  const { result } = await run([fine([entry(2)], 'next'), fine([entry(1)], null)], join(folder, 'a.csv'), look);
  expect(result).toMatchObject({ ok: true, value: { rows: 2 } });
  expect([lying, readdirSync(folder)]).toEqual([[[]], ['a.csv']]);
});

test.each([
  ['ENOSPC', 'disk-full'],
  ['EROFS', 'not-writable'],
  ['EBUSY', 'not-writable'],
])('%s is said as %s, and what was there stays', async (code, said) => {
  const path = join(folder, 'a.csv');
  writeFileSync(path, 'before');
  const write = () => Promise.reject(Object.assign(new Error('no'), { code }));
  const { result } = await run([fine([entry(1)], null)], path, write);
  expect(result).toEqual({ ok: false, error: { code: said } });
  expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['a.csv'], 'before']);
});

test('a folder that is not there is said as not writable', async () => {
  const { result } = await run([fine([entry(1)], null)], join(folder, 'gone', 'a.csv'));
  expect(result).toEqual({ ok: false, error: { code: 'not-writable' } });
});

test('stops at the most rows of one file and says that there are more', async () => {
  const pages = Array.from({ length: EXPORTED_AT_ONCE / 100 + 1 }, () =>
    fine(
      Array.from({ length: 100 }, (_, n) => entry(n)),
      'next',
    ),
  );
  const { result } = await run(pages, join(folder, 'a.csv'));
  expect(result).toEqual({ ok: true, value: { rows: EXPORTED_AT_ONCE, more: true } });
});
