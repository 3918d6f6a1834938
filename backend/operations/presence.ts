import { PRESENCE_SECONDS } from '../../shared/domain/limits.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { reachOf, within } from '../requests/reach.ts';

// Whoever was heard of once more or twice is still there; a beat may be late.
const COUNTS_FOR = `${PRESENCE_SECONDS * 2 + 10} seconds`;
const SET = `with asked as (
    select r.id, r.version from requests r where r.id = $4::uuid and ${within('$1', '$2', '$3')}
  ), put as (
    insert into presence (request_id, sub, name, until)
    select id, $3, $5, clock_timestamp() + interval '${COUNTS_FOR}' from asked where $6::boolean
    on conflict (request_id, sub) do update set name = excluded.name, until = excluded.until
  ), gone as (
    delete from presence p using asked
     where p.request_id = asked.id and case when p.sub = $3 then not $6::boolean else p.until < clock_timestamp() end
  )
select asked.version, array(select p.name from presence p where p.request_id = asked.id and p.sub <> $3 and p.until >= clock_timestamp()
              order by p.name) as others from asked`;

/** Keeps that the caller has a request open, for as long as it is said again, and tells who else has. */
export const setPresence: ReadHandler<'presence.set'> = async ({ caller }, { requestId, here }, once) => {
  const values = [...reachOf(caller), requestId, caller.name, here];
  const [row] = await once<{ others: string[]; version: number }>({ name: 'presence-set', text: SET, values });
  if (!row) throw refuse('not-found', { nobody: true });
  return row;
};
