import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SheetParts, sheetDesk } from '../../../../electron/print/sheet-desk.ts';
import { writeWhole } from '../../../../electron/print/write-whole.ts';
import { deskEventSchema } from '../../../../shared/operations/desk-events.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-letter-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ID = '0190f4c2-0000-4000-8000-00003f2a91c0';
const letter = { kind: 'letter', noticeId: ID, text: 'Please stop' } as const;
const receipt = { kind: 'receipt', customerId: ID, receiptId: '0190f4c2-0000-4000-8000-0000aaaa0001', text: 'Given' } as const;
const confirmation = { kind: 'confirmation', customerId: ID, conversationId: ID, text: 'At 14:02' } as const;
const certificate = { kind: 'certificate', certificateId: ID, text: 'Three went' } as const;

const figures = {
  kind: 'figures',
  figures: 'open',
  text: 'What is open',
  tables: [{ caption: 'Open', headings: ['Age', 'Access'], rows: [['=1', '<10']] }],
} as const;

const published = { ...figures, figures: 'published', month: '2026-10' } as const;

/** A desk that keeps in order what it was asked to do. */
function world(change: Partial<SheetParts> = {}) {
  const did: string[] = [];
  const desk = sheetDesk({
    clock: fakeClock(),
    shut: () => null,
    failed: () => void did.push('failed'),
    askWhere: async ({ suggested }) => {
      did.push(`ask ${suggested.replace(/\d{4}-\d\d-\d\d/, 'day')}`);
      return join(folder, 'a.pdf');
    },
    note: async (event) => {
      did.push(deskEventSchema.parse(event).kind);
      return null;
    },
    pdf: async ({ text }) => {
      did.push('pdf');
      return Buffer.from(`%PDF ${text}`);
    },
    print: async () => {
      did.push('print');
      return 'printed';
    },
    write: writeWhole,
    ...change,
  });
  return { desk, did };
}

test('a letter is saved where the person says, for its owner alone, once the audit has been told', async () => {
  const { desk, did } = world();
  expect(await desk.save(letter)).toEqual({ ok: true, value: { done: true } });
  expect(did).toEqual(['ask letter-day-3f2a91c0.pdf', 'letter-saved', 'pdf']);
  expect(readdirSync(folder)).toEqual(['a.pdf']);
  expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('%PDF Please stop');
  expect(statSync(join(folder, 'a.pdf')).mode & 0o777).toBe(0o600);
});

test.each([
  [receipt, 'receipt', 'receipt-day-aaaa0001.pdf', { customerId: ID, receiptId: receipt.receiptId }, { as: 'pdf' }],
  [
    { ...receipt, as: 'json' as const },
    'receipt',
    'receipt-day-aaaa0001.json',
    { customerId: ID, receiptId: receipt.receiptId },
    { as: 'json' },
  ],
  [confirmation, 'confirmation', 'confirmation-day-3f2a91c0.pdf', { customerId: ID, conversationId: ID }, {}],
  [certificate, 'certificate', 'certificate-day-3f2a91c0.pdf', { certificateId: ID }, {}],
  [figures, 'figures', 'figures-day-open.pdf', { figures: 'open' }, { as: 'pdf' }],
  [published, 'figures', 'figures-day-published-2026-10.pdf', { figures: 'published', month: '2026-10' }, { as: 'pdf' }],
])('%o is printed and saved like a letter, and the audit hears which and about whom', async (sheet, kind, name, about, more) => {
  const noted: unknown[] = [];
  const { desk, did } = world({
    note: async (event) => {
      const { at: _, ...rest } = deskEventSchema.parse(event);
      noted.push(rest);
      return null;
    },
  });
  const { as, ...printed } = sheet as typeof sheet & { as?: 'json' };
  expect(await desk.print(printed as typeof receipt)).toEqual({ ok: true, value: { done: true } });
  expect(await desk.save(sheet)).toEqual({ ok: true, value: { done: true } });
  expect(did).toEqual(['print', `ask ${name}`, ...(as ? [] : ['pdf'])]);
  expect(noted).toEqual([
    { kind: `${kind}-printed`, ...about },
    { kind: `${kind}-saved`, ...about, ...more },
  ]);
  expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe(as ? sheet.text : `%PDF ${sheet.text}`);
});

test('the table of figures is saved for spreadsheets: nothing in it is a formula, and the audit hears how', async () => {
  const noted: unknown[] = [];
  const { desk, did } = world({
    note: async (event) => {
      noted.push(deskEventSchema.parse(event));
      return null;
    },
  });
  expect(await desk.save({ ...figures, as: 'csv' })).toEqual({ ok: true, value: { done: true } });
  expect(did).toEqual(['ask figures-day-open.csv']);
  expect(noted).toMatchObject([{ kind: 'figures-saved', figures: 'open', as: 'csv' }]);
  expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('\uFEFF"Age","Access"\r\n"\'=1","<10"\r\n');
});

test('no place chosen: nothing is noted, laid out or written', async () => {
  const { desk, did } = world({ askWhere: async () => null });
  expect(await desk.save(letter)).toEqual({ ok: true, value: null });
  expect([did, readdirSync(folder)]).toEqual([[], []]);
});

test('what the audit cannot be told does not go out', async () => {
  const { desk, did } = world({ note: async () => ({ code: 'disk-full' }) });
  expect(await desk.save(letter)).toEqual({ ok: false, error: { code: 'disk-full' } });
  expect(await desk.print(letter)).toEqual({ ok: false, error: { code: 'disk-full' } });
  expect([did.filter((what) => !what.startsWith('ask')), readdirSync(folder)]).toEqual([[], []]);
});

test('a desk that was locked while the dialog was open puts nothing out', async () => {
  let locked = false;
  const { desk, did } = world({
    shut: () => (locked ? 'locked' : null),
    askWhere: async () => {
      locked = true;
      return join(folder, 'a.pdf');
    },
  });
  expect(await desk.save(letter)).toEqual({ ok: false, error: { code: 'locked' } });
  expect(await desk.print(letter)).toEqual({ ok: false, error: { code: 'locked' } });
  expect([did, readdirSync(folder)]).toEqual([[], []]);
});

test.each([
  ['ENOSPC', 'disk-full'],
  ['EROFS', 'not-writable'],
])('%s is said as %s, and what was there stays', async (code, said) => {
  writeFileSync(join(folder, 'a.pdf'), 'before');
  const { desk } = world({ write: async () => Promise.reject(Object.assign(new Error('no'), { code })) });
  expect(await desk.save(letter)).toEqual({ ok: false, error: { code: said } });
  expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('before');
});

test('a folder that is not there is said as not writable', async () => {
  const { desk } = world({ askWhere: async () => join(folder, 'gone', 'a.pdf') });
  expect(await desk.save(letter)).toEqual({ ok: false, error: { code: 'not-writable' } });
  expect(readdirSync(folder)).toEqual([]);
});

test('printing says how the dialog ended', async () => {
  for (const [how, result] of [
    ['printed', { ok: true, value: { done: true } }],
    ['went-back', { ok: true, value: null }],
    ['failed', { ok: false, error: { code: 'failed' } }],
    [null, { ok: true, value: null }],
  ] as const) {
    const { desk, did } = world({ print: async () => how });
    expect(await desk.print(letter)).toEqual(result);
    expect(did).toEqual(['letter-printed']);
  }
});

test('a letter that cannot be laid out is a failure of the list, and is noted', async () => {
  const { desk, did } = world({ pdf: () => Promise.reject(new Error('no')) });
  expect(await desk.save(letter)).toEqual({ ok: false, error: { code: 'failed' } });
  expect(did.at(-1)).toBe('failed');
  expect(readdirSync(folder)).toEqual([]);
});
