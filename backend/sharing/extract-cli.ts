import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { BYTE_ORDER_MARK, csvRecord } from '../../shared/csv.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { SURVEY_DETAILS } from '../../shared/domain/disclosure.ts';
import { refuseUnreplayed } from '../closing/journal-fault.ts';
import { journalPath } from '../closing/journal-file.ts';
import { connect } from '../database/connect.ts';
import { isMigrated } from '../database/migrate.ts';
import { readEnvironment } from '../environment.ts';
import { finishedList, finishList, makeResearchList, type ResearchList } from './research-list.ts';

const USAGE = `npm run extract -- satisfaction-survey [--month YYYY-MM] [--recipient NAME] [--folder FOLDER] [--again]

Writes the list of those a research organisation may ask about a month (last month unless told otherwise), records in the
ledger what it was given, and says how many were kept out and why. The file holds personal data: hand it on, then delete it.`;

const say = (line: string) => void process.stderr.write(`${line}\n`);

try {
  await run();
} catch (error) {
  say((error as Error).message);
  process.exitCode = (error as Error).name === 'FolderInUse' ? 3 : 1;
}

async function run(): Promise<void> {
  const { month, recipient, folder, again } = readArguments();
  const environment = readEnvironment(process.env);
  const database = await connect({
    ...{ url: environment.DATABASE_URL, ownerUrl: environment.DATABASE_OWNER_URL, dataFolder: environment.DATA_FOLDER },
  });
  const pool = database.pool();
  try {
    if (!(await isMigrated(pool).catch(() => false)))
      throw new Error('This database has no tables of this version: start the backend once.');
    await refuseUnreplayed(pool, journalPath(environment));
    const to = await recipientOf(pool, recipient);
    const before = await finishedList(pool, { month, recipientId: to.id });
    if (before && !again)
      throw new Error(`${to.name} was given the list of ${month} on ${londonDay(before)}. With --again a new one is made.`);
    const asked = { month, recipientId: to.id, actor: 'extract', organisation: PRIVACY_TEAM };
    const list = await makeResearchList(pool, asked, (people) => say(`${people} people so far`));
    const file = write(folder, `satisfaction-survey-${month}-${to.id.slice(-4)}.csv`, list);
    await finishList(pool, list);
    say(`${list.people.length} people for ${to.name}: ${file}`);
    for (const [gate, people] of Object.entries(list.withheld)) say(`${people} kept out: ${gate}`);
  } finally {
    await pool.end();
    await database.stop();
  }
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { month: { type: 'string' }, recipient: { type: 'string' }, folder: { type: 'string' }, again: { type: 'boolean' } },
  });
  if (positionals.join() !== 'satisfaction-survey') throw new Error(USAGE);
  const thisMonth = londonDay(new Date()).slice(0, 7);
  const month = values.month ?? lastMonth(thisMonth);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Error(`A month is written YYYY-MM.\n\n${USAGE}`);
  if (month >= thisMonth) throw new Error('That month is not over.');
  return { month, recipient: values.recipient, folder: values.folder ?? 'extracts', again: values.again ?? false };
}

function lastMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** The research organisation of that name; without a name there is but one. */
async function recipientOf(pool: pg.Pool, name: string | undefined): Promise<{ id: string; name: string }> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    `select id, name from recipients where kind = 'market-research' order by name`,
  );
  const found = name === undefined ? rows : rows.filter((one) => one.name === name);
  if (found.length === 1 && found[0]) return found[0];
  throw new Error(`Name the research organisation with --recipient, one of:\n${rows.map((one) => `  ${one.name}`).join('\n')}`);
}

/** Writes the whole file beside its place and then into it, for its owner alone: there is never half a list. */
function write(folder: string, name: string, { people }: ResearchList): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  const part = `${file}.${randomUUID()}.part`;
  const rows = people.map(({ values }) => csvRecord(SURVEY_DETAILS.map((item) => values[item] ?? '')));
  try {
    writeFileSync(part, BYTE_ORDER_MARK + csvRecord(SURVEY_DETAILS) + rows.join(''), { mode: 0o600 });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw new Error(
      `The list could not be written (${(error as NodeJS.ErrnoException).code}). Run it again: it goes on where it was.`,
    );
  }
  return file;
}
