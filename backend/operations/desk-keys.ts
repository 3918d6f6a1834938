import { createHmac } from 'node:crypto';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { NOTE_STAFF, staffValues } from '../requests/staff.ts';
import { noteSession, sessionValues } from './machine-sessions.ts';

// On a lost machine the token is noted too: it is refused everywhere from then on. The refusal audits itself.
const AUDITED = `with lost as (select 1 from lost_machines where machine_id = $5::uuid),
  noted as (${noteSession('$5', '$6', '$7')}),
  staffed as (${NOTE_STAFF(8)}),
  audited as (
    insert into audit (${CALL_COLUMNS}, kind, outcome, details)
    select $1, $2, $3, $4, 'sign-in', 'share-read', jsonb_build_object('machine', $5::uuid) where not exists (select from lost)
  )
  select exists (select from lost) as lost`;

/**
 * The share of the caller's data key on one machine: an HMAC of both under a secret of the backend's own, so that nothing is
 * stored and a stolen machine cannot make it. Other people's shares cannot be asked for: the person comes from the token. For a
 * machine that was reported lost there is none.
 */
export const readDeskKey: ReadHandler<'deskKeys.read'> = async (call, { machineId }, once) => {
  const values = [...callValues(call, 'deskKeys.read'), machineId, ...sessionValues(call), ...staffValues(call.caller)];
  const [row] = await once<{ lost: boolean }>({ name: 'desk-keys-read', text: AUDITED, values });
  if (row?.lost) throw refuse('machine-lost', { nobody: true });
  const named = JSON.stringify(['desk key 1', call.caller.sub, machineId.toLowerCase()]);
  return { share: createHmac('sha256', call.deskKeySecret).update(named).digest('base64') };
};
