import { createHmac } from 'node:crypto';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';

const AUDITED = `insert into audit (${CALL_COLUMNS}, kind, outcome, details)
  values ($1, $2, $3, $4, 'sign-in', 'share-read', jsonb_build_object('machine', $5::uuid))`;

/**
 * The share of the caller's data key on one machine: an HMAC of both under a secret of the backend's own, so that nothing is
 * stored and a stolen machine cannot make it. Other people's shares cannot be asked for: the person comes from the token.
 */
export const readDeskKey: ReadHandler<'deskKeys.read'> = async (call, { machineId }, once) => {
  await once({ name: 'desk-keys-read', text: AUDITED, values: [...callValues(call, 'deskKeys.read'), machineId] });
  const named = JSON.stringify(['desk key 1', call.caller.sub, machineId.toLowerCase()]);
  return { share: createHmac('sha256', call.deskKeySecret).update(named).digest('base64') };
};
