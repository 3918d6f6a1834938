import { VERIFIED_AT_ONCE } from '../../shared/domain/limits.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import { verifyPart } from '../audit/verify-part.ts';
import type { Witness } from '../audit/witness.ts';
import type { ReadHandler } from '../call.ts';

const MOST_UNSEALED = 10_000;

const KEEP = `with tip as (select transaction_id, audit_id from audit_chain order by position desc limit 1),
  waiting as (
    select 1 from (select 1) one left join tip on true cross join lateral (select 1 from audit a
      where (a.transaction_id, a.id) > (coalesce(tip.transaction_id, '0'), coalesce(tip.audit_id, 0)) limit ${MOST_UNSEALED}) a
  ), audited as (
    insert into audit (${CALL_COLUMNS}, kind, outcome, details)
    select $1, $2, $3, $4, 'audit-view', $5, jsonb_build_object('from', $6::int, 'to', $7::int, 'fault', $8::text)
  )
select count(*)::int as unsealed from waiting`;

/** Verifies a part of the audit's chain against itself and the signed heads. What was verified and found is audited too. */
export const verifyAudit =
  (witness: Witness): ReadHandler<'audit.verify'> =>
  async (call, input, once) => {
    const part = await verifyPart(once, witness, input.from ?? 1, VERIFIED_AT_ONCE);
    const wrong = part.broken !== null || part.heads.state === 'lost' || part.heads.state === 'forged';
    const outcome = wrong ? 'broken' : 'sound';
    const values = [...callValues(call, 'audit.verify'), outcome, part.from, part.to, part.broken?.fault ?? null];
    const [row] = await once<{ unsealed: number }>({ name: 'audit-verified', text: KEEP, values });
    return { ...part, unsealed: row?.unsealed ?? 0 };
  };
