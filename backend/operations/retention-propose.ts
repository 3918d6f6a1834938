import { sql } from 'kysely';
import { organisationName } from '../../shared/codes/organisations.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { RUN_ITEMS } from '../../shared/domain/limits.ts';
import { RETAINED, type Retained } from '../../shared/domain/retention-run.ts';
import type { Input } from '../../shared/operations.ts';
import type { Call, CommandHandler } from '../call.ts';
import { run } from '../closing/run.ts';
import { refuse, refuseField } from '../refusal.ts';
import { DUE, HOLDS, MAY_KNOW, UNSEEN_BY } from '../retention/due.ts';
import { answersFor } from './recipient-notices.ts';

type Made = { readonly items: number; readonly held: number; readonly more: boolean };

// What another run has already is that one's; what is kept from whoever makes this one is for another's.
const itemsOf = (what: Retained) => `with due as (
    select d.* from (${DUE[what]}) d
     where d.due_on <= $2::date and ($3::text is null or d.organisation = $3) and ${MAY_KNOW[what]('$6', '$5', '$2')}
       and not exists (select from retention_items i where i.subject = d.subject and i.state = 'pending')
     order by d.due_on, d.subject limit $4::int + 1
  ), picked as (
    select d.*, row_number() over (order by d.due_on, d.subject) as position from due d
  ), made as (
    insert into retention_items (run_id, position, what, organisation, rule, due_on, subject, held_because, held_by, unseen_by)
    select $1::uuid, d.position, '${what}', d.organisation, d.rule, d.due_on, d.subject, h.because, h.by, ${UNSEEN_BY(what)}
      from picked d left join lateral (${HOLDS[what]} limit 1) h on true where d.position <= $4
    on conflict (subject) where state = 'pending' do nothing
    returning held_because
  )
  select count(*)::int as items, count(held_because)::int as held, (select count(*) > $4 from due) as more from made`;
const ITEMS = Object.fromEntries(RETAINED.map((what) => [what, itemsOf(what)])) as Record<Retained, string>;

/** Makes a run: exactly what is due by a day, as it stands, for another supervisor to look at. Nothing is destroyed by it. */
export const proposeRun: CommandHandler<'retention.propose'> = async (call, input, tx) => {
  const { commandId, runId, what, upTo } = input;
  const organisation = organisationOf(call, input);
  if (upTo > londonDay(call.now)) throw refuseField('upTo', 'in-the-future', 'What is due then is not due yet');
  const { sub, name } = call.caller;
  await sql`insert into retention_runs (id, command_id, what, up_to, organisation, proposed_by, proposed_by_name, proposed_at)
    values (${runId}::uuid, ${commandId}::uuid, ${what}, ${upTo}::date, ${organisation}, ${sub}, ${name}, ${call.now.toISOString()}::timestamptz)`.execute(
    tx,
  );
  const [made] = await run<Made>(ITEMS[what], [runId, upTo, organisation, RUN_ITEMS.value, sub, answersFor(call)], tx);
  if (!made || made.items === 0) throw refuseField('upTo', 'nothing-due', 'Nothing is due by that day that no other run has');
  return {
    answer: { commandId, runId, ...made },
    audit: { kind: 'retention', outcome: 'proposed', details: { run: runId, what, items: made.items } },
  };
};

function organisationOf(call: Call, { organisation }: Input<'retention.propose'>): string | null {
  const own = answersFor(call);
  if (own !== null && organisation !== undefined && organisation !== own) throw refuse('forbidden');
  if (own !== null || organisation === undefined) return own;
  if (organisationName(organisation) === null) throw refuseField('organisation', 'unknown', 'There is no such organisation');
  return organisation;
}
