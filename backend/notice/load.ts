import { readdir, readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { type Notice, noticeSchema } from '../../shared/domain/notice.ts';

/** The notices that come with the backend, one file a version, oldest first; throws where a file breaks the schema. */
export async function noticeFiles(folder = new URL('.', import.meta.url)): Promise<Notice[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const notice = noticeSchema.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8')));
      if (`${notice.version}.json` !== name) throw new Error(`The notice file ${name} says it is version ${notice.version}`);
      return notice;
    }),
  );
}

/**
 * Puts every notice into the database; which of them is current follows from `effective_from`.
 * A version whose wordings were read to somebody is never altered: that is an error, a new version is the way. Simpler words may be
 * added where there were none.
 */
export async function ensureNotices(pool: Pool, notices?: readonly Notice[]): Promise<void> {
  for (const notice of notices ?? (await noticeFiles())) {
    const { rows } = await pool.query<{ body: Notice }>('select body from notices where version = $1', [notice.version]);
    if (rows[0] && !sameWordings(rows[0].body, notice) && (await wasRead(pool, notice.version)))
      throw new Error(`The wordings of notice ${notice.version} were read to customers: publish a new version instead`);
    await pool.query(
      `insert into notices (version, effective_from, body) values ($1, $2, $3)
       on conflict (version) do update set effective_from = excluded.effective_from, body = excluded.body`,
      [notice.version, notice.effectiveFrom, JSON.stringify(notice)],
    );
  }
}

function sameWordings(stored: Notice, notice: Notice): boolean {
  const wordings = (of: Notice) => JSON.stringify(of.optionalPurposes.map((one) => [one.purpose, one.wording]));
  const simplerOf = ({ optionalPurposes }: Notice) => optionalPurposes.map(({ simpler }) => simpler);
  const now = simplerOf(notice);
  return wordings(stored) === wordings(notice) && simplerOf(stored).every((one, at) => one === undefined || one === now[at]);
}

async function wasRead(pool: Pool, version: string): Promise<boolean> {
  const { rowCount } = await pool.query('select from consent_events where wording_version = $1 limit 1', [version]);
  return rowCount !== 0;
}
