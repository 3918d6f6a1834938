import type { TestBackend } from '../../support/backend.ts';
import { askCopy } from '../accessing.ts';
import { addPerson, converseAt, newId, newReference, type Person } from '../people.ts';
import { askedOf } from './asked.ts';
import { signInOf } from './sign-in-of.ts';

/** What a call is about: a person, and a conversation at level 2 with them that the first adviser holds. */
export type World = {
  readonly person: Person;
  readonly conversationId: string;
  readonly machineId: string;
  readonly noticeId: string;
  readonly requestId: string;
  readonly authorityId: string;
  readonly worryId: string;
  readonly closingId: string;
  /** A sign-in on the website by which somebody else has acted. */
  readonly signInId: string;
  readonly runId: string;
  readonly promiseId: string;
};

/** Makes a world of its own; `parked`: the line has dropped. */
export async function makeWorld(backend: TestBackend, situation: string): Promise<World> {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, situation.includes('level 3') ? 3 : 2);
  await evidenceDue(backend, situation);
  if (situation === 'the parked one') {
    const parked = { commandId: newId(), conversationId, at: new Date().toISOString() };
    await backend.call('conversations.park', 'phone.adviser', parked);
  }
  const requestId = await disputeOf(backend, person, conversationId, situation);
  return {
    person,
    conversationId,
    requestId,
    promiseId: await promiseOf(backend, { person, conversationId, requestId }, situation),
    machineId: await machineOf(backend, situation),
    noticeId: await noticeOf(backend, person, situation),
    ...(await spokenOf(backend, person, conversationId, situation)),
    closingId: await closingOf(backend, person, situation),
    signInId: await signInOf(backend, situation),
    runId: await runOf(backend, situation),
  };
}

/** A machine that somebody has used, from which nobody here has signed in: marking it ends no caller's session. */
async function machineOf({ pool }: TestBackend, situation: string): Promise<string> {
  const machineId = newId();
  const organisation = situation === 'a machine of another' ? '0000000203' : '0000000999';
  await pool.query(
    `insert into machines (machine_id, person, person_name, organisation, seen_at, waiting, sending, asking_again, needs_attention,
       handed_over, copies, app_version) values ($1, 'somebody', 'Some Body', $2, now(), 0, 0, 0, 0, '[]', 0, '1')`,
    [machineId, organisation],
  );
  if (situation === 'of a lost machine')
    await pool.query(`insert into lost_machines values ($1, now(), 'supervisor')`, [machineId]);
  return machineId;
}

/** Something a research organisation is to be told. */
async function noticeOf({ pool }: TestBackend, person: Person, situation: string): Promise<string> {
  const noticeId = newId();
  const organisation = situation === 'of another organisation' ? '0000000203' : '0000000999';
  await pool.query(
    `insert into recipient_notices (id, kind, recipient_id, customer_id, customer_reference, made_by, made_on, chase_on, organisation)
     values ($1, 'stop-contact', '0190a000-0000-7000-8000-000000000001', $2, $3, $4, '2026-11-02', '2026-11-16', $5)`,
    [noticeId, person.id, person.reference, newId(), organisation],
  );
  return noticeId;
}

/** Somebody who may speak for the customer, and a worry. */
async function spokenOf({ pool }: TestBackend, person: Person, conversationId: string, situation: string) {
  const [authorityId, worryId] = [newId(), newId()];
  await pool.query(
    `insert into authorities (id, command_id, customer_id, kind, name, seen_or_heard, scopes, recorded_at, recorded_by, organisation)
     values ($1, $2, $3, 'written', 'Ada Quill', 'A letter', '{information}', now(), 'supervisor', '0000000999')`,
    [authorityId, newId(), person.id],
  );
  const organisation = situation === 'of another organisation' ? '0000000203' : '0000000999';
  await pool.query(
    `insert into worries (command_id, customer_id, conversation_id, about, raised_at, received_at, raised_by, raised_by_name, organisation)
     values ($1, $2, $3, 'safety', now(), now(), 'somebody', 'Some Body', $4)`,
    [worryId, person.id, conversationId, organisation],
  );
  return { authorityId, worryId };
}

/** A closing under way, or a death that somebody has told of. */
async function closingOf({ pool }: TestBackend, person: Person, situation: string): Promise<string> {
  const closingId = newId();
  const organisation = situation.includes('another organisation') ? '0000000203' : '0000000999';
  const [reason, state] = situation.includes('death told') ? ['deceased', 'to-confirm'] : ['customer-choice', 'waiting'];
  if (!situation.startsWith('a death told') && !situation.startsWith('one of')) return closingId;
  await pool.query(
    `insert into closings (id, command_id, customer_id, customer_reference, scope, reason, state, said_at, received_at, channel,
       recorded_by, recorded_by_name, organisation, due_at)
     values ($1, $2, $3, $4, 'service', $5, $6, now(), now(), 'telephone', 'somebody', 'Some Body', $7, now() + interval '1 day')`,
    [closingId, newId(), person.id, person.reference, reason, state, organisation],
  );
  return closingId;
}

/** What the first adviser has promised, to the customer or about what is in dispute. */
async function promiseOf(
  backend: TestBackend,
  { person, conversationId, requestId }: Pick<World, 'person' | 'conversationId' | 'requestId'>,
  situation: string,
): Promise<string> {
  const promiseId = newId();
  if (!situation.startsWith('a promise')) return promiseId;
  const saidAt = new Date().toISOString();
  const about = situation.includes('dispute') ? { requestId } : { customerId: person.id, conversationId };
  const day = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
  const made = await backend.call('promises.make', 'phone.adviser', { commandId: promiseId, ...about, saidAt, how: 'ring', day });
  if (made.status !== 200) throw new Error(`promises.make answered ${made.status}`);
  return promiseId;
}

/** A destruction run that somebody else made, with one thing in it that is not there any more. */
async function runOf({ pool }: TestBackend, situation: string): Promise<string> {
  const runId = newId();
  if (!situation.startsWith('a run')) return runId;
  const organisation = situation.includes('another organisation') ? '0000000203' : '0000000999';
  const [state, by] = [
    situation.includes('approved') ? 'approved' : 'proposed',
    situation.includes('own making') ? 'supervisor' : 'x',
  ];
  await pool.query(
    `insert into retention_runs (id, command_id, what, up_to, organisation, state, proposed_by, proposed_by_name, proposed_at, decided_by)
     values ($1, $1, 'evidence', current_date, $2, $3, $4, 'Some Body', now(), 'y')`,
    [runId, organisation, state, by],
  );
  await pool.query(
    `insert into retention_items (run_id, position, what, organisation, rule, due_on, subject)
     values ($1, 1, 'evidence', $2, 'years-after-closing', current_date, $3)`,
    [runId, organisation, newId()],
  );
  return runId;
}

/** Evidence that is due, of two organisations. */
async function evidenceDue({ pool }: TestBackend, situation: string): Promise<void> {
  if (!situation.startsWith('what is due')) return;
  for (const organisation of ['0000000999', '0000000203'])
    await pool.query(
      `insert into evidence (outcome_id, customer_id, customer_reference, audit_alias, session_id, session_on, organisation, adviser,
         outcome_type, effective_on, priority, goes_on)
       values ($1, $1, $2, $1, $1, '2019-05-02', $3, 'x', 1, '2019-05-20', false, current_date)`,
      [newId(), newReference(), organisation],
    );
}

/** A date of birth in dispute, logged by the first adviser. */
async function disputeOf(backend: TestBackend, person: Person, conversationId: string, situation: string): Promise<string> {
  if (situation === 'a request after closing') return askedAfterClosing(backend, person, conversationId);
  if (situation.startsWith('a copy asked for')) return copyOf(backend, person, conversationId, situation);
  const asked = await askedOf(backend, person, conversationId, situation);
  if (asked) return asked;
  if (!situation.includes('dispute')) return newId();
  const requestId = newId();
  const logged = await backend.call('rectifications.log', 'phone.adviser', dispute(person, conversationId, requestId));
  if (logged.status !== 200) throw new Error(`rectifications.log answered ${logged.status}`);
  if (situation.startsWith('a dispute of somebody else'))
    await backend.pool.query(`update requests set recorded_by = 'somebody' where id = $1`, [requestId]);
  if (situation.endsWith('that is over'))
    await backend.pool.query(`update requests set status = 'completed', completed_at = now() where id = $1`, [requestId]);
  if (situation.endsWith('to look at'))
    await backend.pool.query(`update requests set look_at = 'to-look' where id = $1`, [requestId]);
  if (situation === 'a dispute that waits') {
    const asked = { commandId: newId(), requestId, version: 1, waitsFor: 'proof', askedOn: londonToday() };
    const { status } = await backend.call('requests.wait', 'phone.adviser', asked);
    if (status !== 200) throw new Error(`requests.wait answered ${status}`);
  }
  if (situation === 'a dispute once decided') {
    const decided = { commandId: newId(), requestId, version: 1, fields: [RIGHT] };
    const { status } = await backend.call('requests.decide', 'supervisor', decided);
    if (status !== 200) throw new Error(`requests.decide answered ${status}`);
  }
  return requestId;
}
/** A copy of what is held, logged by the first adviser. */
async function copyOf(backend: TestBackend, person: Person, conversationId: string, situation: string): Promise<string> {
  const { status, body } = await backend.call('accessRequests.log', 'phone.adviser', askCopy(person, conversationId));
  if (status !== 200) throw new Error(`accessRequests.log answered ${status}`);
  if (situation.endsWith(' of somebody else'))
    await backend.pool.query(`update requests set recorded_by = 'somebody' where id = $1`, [body.requestId]);
  return String(body.requestId);
}

/** What stays of a closed account is said to be wrong, logged by somebody else. */
async function askedAfterClosing({ pool }: TestBackend, { id, reference }: Person, conversationId: string): Promise<string> {
  const requestId = newId();
  await pool.query(
    `insert into evidence (outcome_id, customer_id, customer_reference, audit_alias, birth_date, postcode, session_id, session_on,
       organisation, adviser, outcome_type, effective_on, priority, goes_on)
     select $1, id, reference, audit_alias, birth_date, postcode, $2, current_date, '0000000203', 'x', 1, current_date, false, current_date
       from customers where id = $3`,
    [newId(), newId(), id],
  );
  await pool.query(
    `insert into requests (id, command_id, reference, closed_reference, kind, words, how_to_answer, made_on, said_at, received_at,
       recorded_by, organisation, conversation_id)
     values ($1, $2, $3, $4, 'rectification', 'My date of birth', 'by letter', current_date, now(), now(), 'somebody', '0000000999', $5)`,
    [requestId, newId(), newReference(), reference, conversationId],
  );
  return requestId;
}
export const RIGHT = { field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-12' };
export const dispute = (person: Person, conversationId: string, requestId = newId()) => ({
  ...{ commandId: newId(), customerId: person.id, requestId, reference: newReference(), conversationId },
  ...{ saidAt: new Date().toISOString(), howToAnswer: 'by phone' },
  fields: [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }],
});
const londonToday = () => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
