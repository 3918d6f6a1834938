import { sql, type Transaction } from 'kysely';
import { londonDay } from '../../shared/domain/day.ts';
import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import type { CommandHandler, ReadHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import type { Caller } from '../identity/caller.ts';
import { refuse, refuseField } from '../refusal.ts';
import { reachOf } from '../requests/reach.ts';
import { readCursor, writeCursor } from './cursor.ts';

type Item = Output<'absences.list'>['items'][number];

const LIST = `select a.id, a.sub, a.name, a.organisation, a.from_on as from, a.to_on as to, a.version, a.sub = $7 as mine
    from absences a where a.to_on >= $1::date and ($2::text is null or a.organisation = $2) and ($3::text is null or a.sub = $3)
     and ($4::date is null or (a.to_on, a.id) > ($4, $5::uuid)) order by a.to_on, a.id limit $6`;

/** Who is away or will be, who comes back first first. */
export const listAbsences: ReadHandler<'absences.list'> = async (call, input, once) => {
  const from = input.cursor === undefined ? null : readCursor(input.cursor);
  const limit = input.limit ?? PAGE_LENGTH;
  const [organisation, own] = reachOf(call.caller);
  const page = [from?.at.slice(0, 10) ?? null, from?.id ?? null, limit + 1];
  const values = [londonDay(call.now), organisation, own, ...page, call.caller.sub];
  const rows = await once<Item>({ name: 'absences-list', text: LIST, values });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor({ at: `${last.to}T00:00:00Z`, id: last.id }) : null };
};

/**
 * Says who is away, says it differently, or takes it back: of oneself, or as a supervisor of anybody of the own organisation, the privacy
 * team's of anybody. It is filed where they work, so that their own supervisors see it.
 */
export const setAbsence: CommandHandler<'absences.set'> = async (call, input, tx) => {
  const { commandId, absenceId, from, to, over } = input;
  const { caller, now } = call;
  const sub = input.sub ?? caller.sub;
  const name = sub === caller.sub ? caller.name : input.name;
  const isSupervisor = caller.roles.includes('supervisor');
  const ofAnybody = reachOf(caller)[0] === null;
  if (!isSupervisor && sub !== caller.sub) throw refuseField('sub', 'not-yours', 'A supervisor says this of somebody else');
  if (name === undefined) throw refuseField('name', 'required', 'What they are called');
  if (to < from) throw refuseField('to', 'too-early', 'They are back before they go');
  if (to < londonDay(now) && !over) throw refuseField('to', 'in-the-past', 'That is over already');
  const { rows: held } = await sql<{ sub: string; organisation: string; version: number }>`
    select sub, organisation, version from absences where id = ${absenceId}::uuid for update`.execute(tx);
  const [before] = held;
  if (before && ((!ofAnybody && before.organisation !== caller.touchpoint) || before.sub !== sub)) throw refuse('not-found');
  if (over && !before) throw refuse('not-found');
  const organisation = before?.organisation ?? (await worksIn(sub, caller, tx));
  if (!ofAnybody && organisation !== caller.touchpoint) throw refuseField('sub', 'not-yours', 'They are of another organisation');
  const version = (before?.version ?? 0) + 1;
  if (over) await sql`delete from absences where id = ${absenceId}::uuid`.execute(tx);
  else
    await sql`insert into absences (id, sub, name, organisation, from_on, to_on, version, set_by)
      values (${absenceId}::uuid, ${sub}, ${name}, ${organisation}, ${from}::date, ${to}::date, ${version}, ${caller.sub})
      on conflict (id) do update set name = excluded.name, from_on = excluded.from_on, to_on = excluded.to_on,
        version = excluded.version, set_by = excluded.set_by`.execute(tx);
  return {
    answer: { commandId, absenceId, version },
    audit: { kind: 'absence', customerId: null, outcome: over ? 'ended' : 'recorded', details: { absence: absenceId } },
  };
};

/** The organisation of somebody, as they were last seen; who has not been seen yet is taken for one of the caller's own. */
async function worksIn(sub: string, caller: Caller, tx: Transaction<Database>): Promise<string> {
  if (sub === caller.sub) return caller.touchpoint;
  const { rows } = await sql<{ organisation: string }>`
    select organisation from people where sub = ${sub} order by seen_on desc, name limit 1`.execute(tx);
  return rows[0]?.organisation ?? caller.touchpoint;
}
