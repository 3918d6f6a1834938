import { londonDay } from '../../shared/domain/day.ts';
import { RETAINED, type Retained } from '../../shared/domain/retention-run.ts';
import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';
import { DUE, HOLDS, MAY_KNOW } from '../retention/due.ts';
import { answersFor } from './recipient-notices.ts';

type Item = Output<'retention.due'>['items'][number];

const counted = (what: Retained) => `
  select '${what}' as what, d.rule, d.organisation, extract(year from d.due_on)::int as year,
         case when $3::int is not null then extract(month from d.due_on)::int end as month, count(*)::int as count,
         (count(*) filter (where d.due_on <= $2::date))::int as due,
         (count(*) filter (where d.due_on <= $2::date and exists (${HOLDS[what]})))::int as held
    from (${DUE[what]}) d
   where ($1::text is null or d.organisation = $1) and ${MAY_KNOW[what]('$1', '$4', '$2')} and ($3::int is null or extract(year from d.due_on) = $3)
   group by 2, 3, 4, 5`;
const COUNTS = `${RETAINED.map(counted).join(' union all ')} order by 4, 5, 1, 2, 3`;

/**
 * What falls due when: numbers alone. It goes through every contact there is, which takes seconds with hundreds of thousands of people;
 * nothing that advisers wait for does so (decision 36).
 */
export const retentionDue: ReadHandler<'retention.due'> = async (call, { year = null }, once) => {
  const today = londonDay(call.now);
  const values = [answersFor(call), today, year, call.caller.sub];
  return { items: await once<Item>({ name: 'retention-due', text: COUNTS, values }), today, asOf: call.now.toISOString() };
};
