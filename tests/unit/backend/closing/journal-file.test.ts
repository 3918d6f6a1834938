import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { faultOf } from '../../../../backend/closing/journal-fault.ts';
import { appendLines, readJournal, replaceJournal } from '../../../../backend/closing/journal-file.ts';
import { BEGINNING, linkedAll, type Told, writeLine } from '../../../../backend/closing/journal-line.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-journal-'));
const path = join(folder, 'journal.jsonl');
afterAll(() => rmSync(folder, { recursive: true }));

const told: fc.Arbitrary<Told> = fc.record({
  alias: fc.uuid(),
  closedOn: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  step: fc.constantFrom('closed', 'stopped', 'destroyed'),
  remains: fc.option(fc.uuid()),
});
const journal = (min: number) => fc.array(told, { minLength: min, maxLength: 12 }).map((all) => linkedAll(BEGINNING, all));
const check = (property: fc.IAsyncProperty<unknown[]>) =>
  fc.assert(property as never, { seed: seed(), numRuns: rounds(1_000) / 5 });
const textOf = (lines: ReturnType<typeof linkedAll>) => lines.map(writeLine).join('');

test('what was written is read as it was, from whatever place, and holds nothing but alias, day and step', async () => {
  await check(
    fc.asyncProperty(journal(0), fc.nat(), async (lines, at) => {
      rmSync(path, { force: true });
      const half = at % (lines.length + 1);
      if (half > 0) await appendLines(path, 0, lines.slice(0, half));
      const before = await readJournal(path, BEGINNING);
      if (half < lines.length) await appendLines(path, before.bytes, lines.slice(half));
      const from = lines[half - 1] ?? BEGINNING;
      const reading = await readJournal(path, from);
      expect(faultOf(reading, from)).toBe(null);
      expect(reading.beyond).toEqual(lines.slice(half));
      expect(reading.end.position).toBe(lines.length);
      // What was read before does not have to be read again.
      expect(await readJournal(path, from, before)).toEqual(reading);
      expect(await readJournal(path, BEGINNING, before)).toMatchObject({ end: reading.end, beyond: lines });
      if (lines.length > 0) expect(readFileSync(path, 'utf8')).toBe(textOf(lines));
    }) as never,
  );
});

test('a file that was cut anywhere shows, against a database that knows all of it', async () => {
  await check(
    fc.asyncProperty(journal(1), fc.nat(), async (lines, at) => {
      const text = textOf(lines);
      writeFileSync(path, text.slice(0, at % text.length));
      const head = lines.at(-1) ?? BEGINNING;
      const reading = await readJournal(path, head);
      expect(['lost', 'cut']).toContain(faultOf(reading, head));
      // What it still says is a beginning of what it said.
      expect(reading.broken).toBe(null);
    }) as never,
  );
});

test('a byte that was changed, a line that was taken out, put in or moved shows, or what it stands in is not there', async () => {
  await check(
    fc.asyncProperty(journal(2), fc.nat(), fc.nat(), fc.nat({ max: 255 }), async (lines, one, other, byte) => {
      const head = lines.at(-1) ?? BEGINNING;
      const bytes = Buffer.from(textOf(lines));
      const at = one % bytes.length;
      if (bytes[at] !== byte) {
        bytes[at] = byte;
        writeFileSync(path, bytes);
        expect(faultOf(await readJournal(path, head), head)).not.toBe(null);
      }
      const texts = lines.map(writeLine);
      const from = one % texts.length;
      const to = other % texts.length;
      const [moved = ''] = texts.splice(from, 1);
      writeFileSync(path, texts.join(''));
      expect(faultOf(await readJournal(path, head), head)).not.toBe(null);
      texts.splice(to, 0, moved);
      if (from !== to) {
        writeFileSync(path, texts.join(''));
        expect(faultOf(await readJournal(path, head), head)).not.toBe(null);
      }
    }) as never,
  );
});

test('the journal of another database is known by its hash', async () => {
  await check(
    fc.asyncProperty(journal(1), journal(1), async (ours, theirs) => {
      const head = ours.at(-1) ?? BEGINNING;
      fc.pre(head.hash !== theirs[head.position - 1]?.hash);
      writeFileSync(path, textOf(theirs));
      expect(faultOf(await readJournal(path, head), head)).toBe(theirs.length < ours.length ? 'cut' : 'foreign');
    }) as never,
  );
});

test('what a crash has left of a line is not there, and goes with the next one that is written', async () => {
  const lines = linkedAll(BEGINNING, [line('closed'), line('stopped'), line('closed')]);
  const [first, second, third] = lines.map(writeLine) as [string, string, string];
  for (const left of ['', second.slice(0, 1), second.slice(0, 60), second.slice(0, -1)]) {
    writeFileSync(path, first + left);
    const reading = await readJournal(path, BEGINNING);
    expect([reading.end.position, reading.bytes, faultOf(reading, BEGINNING)]).toEqual([1, first.length, null]);
    await appendLines(path, reading.bytes, lines.slice(1));
    expect(readFileSync(path, 'utf8')).toBe(first + second + third);
  }
});

test('the file is for its owner alone; one that is put in its place keeps the old one', async () => {
  rmSync(path, { force: true });
  const lines = linkedAll(BEGINNING, [line('closed'), line('destroyed')]);
  await appendLines(path, 0, lines.slice(0, 1));
  expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
  appendFileSync(path, 'something else\n');
  await replaceJournal(path, lines, `${path}.aside`);
  expect(readFileSync(`${path}.aside`, 'utf8')).toContain('something else');
  expect(readFileSync(path, 'utf8')).toBe(textOf(lines));
  expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
});

test('where nothing was ever written nothing is wrong, and where something was it is lost', async () => {
  rmSync(path, { force: true });
  expect(faultOf(await readJournal(path, BEGINNING), BEGINNING)).toBe(null);
  const head = linkedAll(BEGINNING, [line('closed')])[0] ?? BEGINNING;
  expect(faultOf(await readJournal(path, head), head)).toBe('lost');
  await expect(readJournal(join(path, 'no-folder'), head)).resolves.toMatchObject({ there: false });
  await expect(readJournal(folder, head)).rejects.toThrow('cannot be read: EISDIR');
});

function line(step: Told['step']): Told {
  return { alias: '0198e5c0-0000-4000-8000-000000000001', closedOn: '2026-11-29', step, remains: null };
}
