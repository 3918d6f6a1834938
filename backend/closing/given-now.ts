import { sql, type Transaction } from 'kysely';
import { type ConsentEvent, consentState, PURPOSES, type Purpose } from '../../shared/domain/consent.ts';
import type { Database } from '../database/schema.ts';

const iso = (at: string | Date) => new Date(at).toISOString();

/** The events of a customer, save those of one command. */
export async function eventsOf(
  customerId: string,
  tx: Transaction<Database>,
  butOf: string | null = null,
): Promise<ConsentEvent[]> {
  const { rows } = await sql<ConsentEvent>`select purpose, decision, said_at as "saidAt", received_at as "receivedAt"
      from consent_events where customer_id = ${customerId}::uuid and command_id is distinct from ${butOf}::uuid`.execute(tx);
  return rows.map((one) => ({ ...one, saidAt: iso(one.saidAt), receivedAt: iso(one.receivedAt) }));
}

/** The purposes that a customer agrees to now. */
export async function givenNow(customerId: string, tx: Transaction<Database>): Promise<Purpose[]> {
  const events = await eventsOf(customerId, tx);
  return PURPOSES.filter((purpose) => consentState(events, purpose) === 'given');
}
