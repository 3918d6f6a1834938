import { v7 } from 'uuid';
import { londonDay } from '../../../shared/domain/day.ts';
import { makeReference } from '../../../shared/domain/reference.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS } from './desk.ts';

/** What stays of somebody who stopped using the service, and the reference they had. */
export type Kept = { readonly outcomeId: string; readonly reference: string };
/** A central service that holds what is due, what is to come, and something that a complaint holds. */
export type Keeping = {
  readonly central: Central;
  readonly due: readonly Kept[];
  readonly held: Kept;
  readonly complaint: string;
  readonly today: string;
};

const EVIDENCE = `insert into evidence (outcome_id, customer_id, customer_reference, audit_alias, birth_date, postcode, session_id, session_on,
    organisation, adviser, outcome_type, effective_on, paid_on, priority, goes_on)
  values ($1, $1, $2, $1, '1984-03-12', 'LS61AA', $1, '2019-05-02', '0000000203', 'local.adviser', 1, '2019-05-20', null, false, $3::date)`;
const CLOSING = `insert into closings (id, command_id, customer_id, customer_reference, scope, reason, state, said_at, received_at, channel,
    recorded_by, recorded_by_name, organisation, destroyed_at)
  values ($1, $1, $2, $3, 'service', 'customer-choice', 'cleaned', '2020-06-01T12:00:00Z', '2020-06-01T12:00:00Z', 'telephone', 'x', 'X',
    '0000000999', '2020-06-02T12:00:00Z')`;
const COMPLAINT = `insert into requests (id, command_id, reference, closed_reference, kind, words, how_to_answer, made_on, said_at, received_at,
    recorded_by, organisation, conversation_id)
  select $1, $1, $2, $3, 'complaint', 'In their words', 'by letter', current_date, now(), now(), 'phone.adviser', '0000000999', v.id
    from conversations v limit 1`;

const newReference = () => makeReference(crypto.getRandomValues(new Uint8Array(9)));

/** Starts it. */
export async function startKeeping(): Promise<Keeping> {
  const central = await startCentral(CUSTOMERS);
  const today = londonDay(new Date());
  const kept = (): Kept => ({ outcomeId: v7(), reference: newReference() });
  const [due, held, later] = [[kept(), kept(), kept()], kept(), kept()];
  const complaint = newReference();
  await central.arrange(async (database) => {
    for (const one of [...due, held, later]) {
      await database.query(EVIDENCE, [one.outcomeId, one.reference, one === later ? '2031-03-31' : today]);
      await database.query(CLOSING, [v7(), one.outcomeId, one.reference]);
    }
    await database.query(COMPLAINT, [v7(), complaint, held.reference]);
  });
  return { central, due, held, complaint, today };
}
