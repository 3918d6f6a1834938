import { sql, type Transaction } from 'kysely';
import { isAboutReceiver } from '../../shared/domain/deciding.ts';
import type { CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { complaintOf } from '../requests/decisions.ts';
import { holdFor } from '../requests/hold.ts';
import { addStep } from '../requests/steps.ts';
import { takeRequest } from '../requests/taken.ts';

/** The website works on nothing. */
const WEBSITE = '0000000997';

/**
 * Hands an open request over to another organisation: clock and history go with it, and so does what recipients are still to be told
 * of it. Nobody there holds it yet; the organisation it came from learns nothing of what follows (domain: people, requests).
 */
export const handOver: CommandHandler<'requests.handOver'> = async (call, input, tx) => {
  const { commandId, requestId, to } = input;
  const why = input.why.trim();
  if (why === '') throw refuseField('why', 'required', 'Why, for whoever receives it');
  const taken = await takeRequest(call, input, tx);
  if (taken.status !== 'open') throw refuse('not-at-that-step');
  const whomName = await organisationOf(to, tx);
  if (whomName === null || to === taken.organisation)
    throw refuseField('to', 'not-here', 'No other organisation that works on requests');
  if (isAboutReceiver(await complaintOf(requestId, tx), to))
    throw refuseField('to', 'about-them', 'The complaint is about that organisation: it can be asked for facts');
  const { organisation, customerId, version } = taken;
  await addStep(call, { commandId, requestId, step: 'handed-over', organisation, whom: to, whomName, why }, tx);
  await holdFor(call, requestId, null, tx);
  await sql`update requests set organisation = ${to}, handed_over_from = ${organisation}, handed_over_why = ${why},
      handed_over_at = ${call.now.toISOString()}::timestamptz, version = version + 1 where id = ${requestId}::uuid`.execute(tx);
  await sql`update recipient_notices set organisation = ${to}, version = version + 1
    where request_id = ${requestId}::uuid and customer_id = ${customerId}::uuid and state in ('to-tell', 'told')`.execute(tx);
  await sql`delete from presence where request_id = ${requestId}::uuid`.execute(tx);
  return {
    answer: { commandId, requestId, version: version + 1 },
    audit: { kind: 'request', customerId, outcome: 'handed-over', details: { request: requestId, from: organisation, to } },
  };
};

async function organisationOf(touchpoint: string, tx: Transaction<Database>): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from organisations
      where touchpoint = ${touchpoint} and touchpoint <> ${WEBSITE}`.execute(tx);
  return rows[0]?.name ?? null;
}
