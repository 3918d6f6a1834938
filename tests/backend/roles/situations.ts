import type { OperationName } from '../../../shared/operations.ts';
import type { TestBackend } from '../../support/backend.ts';
import { machineReport } from '../machine-report.ts';
import { addPerson, converseAt, newId, newReference, type Person } from '../people.ts';
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
  /** A sign-in on the website by which somebody else has acted. */
  readonly signInId: string;
};

/** Makes a world of its own; `parked`: the line has dropped. */
export async function makeWorld(backend: TestBackend, situation: string): Promise<World> {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 2);
  if (situation === 'the parked one') {
    const parked = { commandId: newId(), conversationId, at: new Date().toISOString() };
    await backend.call('conversations.park', 'phone.adviser', parked);
  }
  return {
    person,
    conversationId,
    machineId: await machineOf(backend, situation),
    noticeId: await noticeOf(backend, person, situation),
    ...(await spokenOf(backend, person, conversationId, situation)),
    requestId: await disputeOf(backend, person, conversationId, situation),
    signInId: await signInOf(backend, situation),
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

/** A date of birth in dispute, logged by the first adviser. */
async function disputeOf(backend: TestBackend, person: Person, conversationId: string, situation: string): Promise<string> {
  if (!situation.includes('dispute')) return newId();
  const requestId = newId();
  const logged = await backend.call('rectifications.log', 'phone.adviser', dispute(person, conversationId, requestId));
  if (logged.status !== 200) throw new Error(`rectifications.log answered ${logged.status}`);
  if (situation === 'a dispute of somebody else')
    await backend.pool.query(`update requests set recorded_by = 'somebody' where id = $1`, [requestId]);
  if (situation === 'a dispute once decided') {
    const decided = { commandId: newId(), requestId, version: 1, fields: [RIGHT] };
    const { status } = await backend.call('requests.decide', 'supervisor', decided);
    if (status !== 200) throw new Error(`requests.decide answered ${status}`);
  }
  return requestId;
}
const RIGHT = { field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-12' };
const dispute = (person: Person, conversationId: string, requestId = newId()) => ({
  ...{ commandId: newId(), customerId: person.id, requestId, reference: newReference(), conversationId },
  ...{ saidAt: new Date().toISOString(), howToAnswer: 'by phone' },
  fields: [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }],
});
const decideDispute = ({ requestId }: World) => ({ commandId: newId(), requestId, version: 1, fields: [RIGHT] });
const today = () => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });

const decisions = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
const move = ({ conversationId }: World) => ({ commandId: newId(), conversationId, at: new Date().toISOString() });
const about = ({ person }: World) => ({ customerId: person.id });
const within = ({ person, conversationId }: World) => ({ customerId: person.id, conversationId });
const forReason = (world: World) => ({ ...about(world), reason: 'my-day' });
const decide = (world: World) => ({ commandId: newId(), ...about(world), saidAt: new Date().toISOString(), decisions });
const amend = (world: World) => ({
  ...{ commandId: newId(), ...about(world), saidAt: new Date().toISOString() },
  changes: [{ field: 'addressLine1', value: '1 Other Street', how: 'changed', seen: { value: world.person.addressLine } }],
});

const share = (world: World) => ({
  ...{ commandId: newId(), ...about(world), saidAt: new Date().toISOString() },
  ...{ recipientId: '0190a000-0000-7000-8000-000000000032', items: ['givenName', 'familyName', 'mobile'] },
});

const tell = ({ noticeId }: World) => ({
  ...{ commandId: newId(), noticeId, version: 1, state: 'told', on: '2026-11-03', how: 'letter' },
});

const markLost = ({ machineId }: World) => ({ commandId: newId(), machineId, lost: true, reason: 'stolen' });

type Inputs = Record<OperationName, Record<string, (world: World) => Record<string, unknown>>>;

/** The input of every situation of every operation. */
export const INPUTS: Inputs = {
  'notice.read': { 'the one in force': () => ({ version: 'current' }) },
  'customers.find': { 'by name': ({ person }) => ({ line: `${person.givenName} ${person.familyName}` }) },
  'customers.read': { 'for a reason': forReason, 'in the conversation': within, 'for no reason': about },
  'customers.timeline': { 'for a reason': forReason, 'in the conversation': within },
  'customers.disclosures': { 'for a reason': forReason, 'in the conversation': within },
  'customers.checkIdentity': {
    'in the conversation': (world) => ({ commandId: newId(), ...within(world), postcode: 'LS6 1AA' }),
  },
  'customers.amend': {
    'in the conversation': (world) => ({ ...amend(world), conversationId: world.conversationId }),
    'in a sign-in': (world) => ({ ...amend(world), signInId: newId() }),
  },
  'customers.register': {
    'in the conversation': ({ conversationId }) => ({
      ...{ commandId: newId(), customerId: newId(), reference: newReference(), conversationId, saidAt: new Date().toISOString() },
      values: [
        { field: 'givenName', value: 'Somebody' },
        { field: 'familyName', value: 'New' },
      ],
    }),
  },
  'specialCategory.read': {
    'in the conversation': (world) => ({ ...within(world), which: 'ethnicity', why: 'customer-asked' }),
  },
  'conversations.open': {
    'a new one': (world) => ({
      ...{ ...move(world), conversationId: newId() },
      ...{ channel: 'telephone', direction: 'in', speaker: 'customer' },
    }),
  },
  'conversations.park': { 'the open one': move },
  'conversations.resume': { 'the open one': move, 'the parked one': move },
  'conversations.end': { 'the open one': move },
  'conversations.read': {
    'the open one': ({ conversationId }) => ({ conversationId }),
    'the parked one': ({ conversationId }) => ({ conversationId }),
  },
  'consents.decide': {
    'in the conversation': (world) => ({ ...decide(world), conversationId: world.conversationId }),
    'in a sign-in': (world) => ({ ...decide(world), signInId: newId() }),
  },
  'consents.receipt': {
    'for a reason': forReason,
    'in the conversation': within,
    'in a sign-in': (world) => ({ ...about(world), signInId: newId() }),
    'in a sign-in of somebody else': (world) => ({ ...about(world), signInId: world.signInId }),
  },
  'sessions.mine': { own: () => ({}) },
  'copies.take': { 'of one customer': ({ person }) => ({ machineId: newId(), customerIds: [person.id] }) },
  'copies.standing': { 'of a machine': () => ({ machineId: newId() }) },
  'copies.end': {
    'of a machine': ({ person }) => ({ commandId: newId(), machineId: newId(), customerIds: [person.id], why: 'expired' }),
  },
  'recipients.list': { all: () => ({}) },
  'disclosures.record': {
    'in the conversation': (world) => ({ ...share(world), conversationId: world.conversationId }),
    'for a reason': (world) => ({ ...share(world), reason: 'working-request' }),
  },
  'recipientNotices.list': { open: () => ({ which: 'open' }) },
  'recipientNotices.read': {
    'of the own organisation': ({ noticeId }) => ({ noticeId }),
    'of another organisation': ({ noticeId }) => ({ noticeId }),
  },
  'recipientNotices.update': { 'of the own organisation': tell, 'of another organisation': tell },
  'rectifications.log': { 'in the conversation': ({ person, conversationId }) => dispute(person, conversationId) },
  'authorities.list': { 'for a reason': forReason, 'in the conversation': within },
  'authorities.record': {
    'in the conversation': ({ person, conversationId }) => ({
      ...{ commandId: newId(), customerId: person.id, authorityId: newId(), conversationId, saidAt: new Date().toISOString() },
      ...{ kind: 'said-by-customer', name: 'Ada Quill', seenOrHeard: 'The customer said so', scopes: ['information'] },
    }),
  },
  'authorities.use': {
    'in the conversation': ({ person, conversationId }) => ({
      ...{ commandId: newId(), customerId: person.id, conversationId, name: 'Ada Quill' },
    }),
  },
  'authorities.end': {
    'in the conversation': ({ person, conversationId, authorityId }) => ({
      ...{ commandId: newId(), customerId: person.id, authorityId, conversationId, saidAt: new Date().toISOString() },
      because: 'customer-ended-it',
    }),
  },
  'worries.raise': {
    'in the conversation': ({ person, conversationId }) => ({
      ...{ commandId: newId(), customerId: person.id, conversationId, saidAt: new Date().toISOString(), about: 'safety' },
    }),
  },
  'worries.list': { unseen: () => ({}) },
  'worries.see': {
    'of the own organisation': ({ worryId }) => ({ commandId: newId(), worryId }),
    'of another organisation': ({ worryId }) => ({ commandId: newId(), worryId }),
  },
  'requests.list': { open: () => ({ which: 'open' }) },
  'requests.read': { 'a dispute': ({ requestId }) => ({ requestId }) },
  'requests.recordCheck': {
    'a dispute': ({ requestId }) => ({
      ...{ commandId: newId(), requestId, at: new Date().toISOString(), what: 'Saw the passport' },
      ...{ outcome: 'bears-customer-out', documentSeen: 'passport' },
    }),
  },
  'requests.decide': { 'a dispute': decideDispute, 'a dispute of somebody else': decideDispute },
  'requests.tellCustomer': {
    'a dispute once decided': ({ requestId }) => ({ commandId: newId(), requestId, version: 2, on: today(), how: 'phone' }),
  },
  'requests.extend': {
    'a dispute': ({ requestId }) => ({
      ...{ commandId: newId(), requestId, version: 1, months: 2, reason: 'complex' },
      ...{ toldOn: today(), toldHow: 'letter' },
    }),
  },
  'requests.logUnmatched': {
    'in the conversation': ({ conversationId }) => ({
      ...{ commandId: newId(), requestId: newId(), reference: newReference(), conversationId, saidAt: new Date().toISOString() },
      ...{ kind: 'access', words: 'Send me what you have about me', howToAnswer: 'by letter' },
    }),
  },
  'audit.list': {
    'of the own organisation': () => ({}),
    'about a customer': about,
    'of another organisation': () => ({ organisation: '0000000204' }),
  },
  'audit.verify': { 'from the beginning': () => ({}) },
  'deskEvents.record': {
    'of a machine': () => ({
      commandId: newId(),
      machineId: newId(),
      events: [{ kind: 'set-aside', at: new Date().toISOString(), unreadable: 1, returned: 0, missing: 0 }],
    }),
  },
  'deskKeys.read': {
    'of a machine': () => ({ machineId: newId() }),
    'of a lost machine': ({ machineId }) => ({ machineId }),
  },
  'machines.report': { 'of a machine': () => machineReport(newId()) },
  'machines.list': { 'of the own organisation': () => ({}) },
  'machines.markLost': {
    'a machine of the organisation': markLost,
    'a machine of another': markLost,
    'a machine nobody knows': (world) => ({ ...markLost(world), machineId: newId() }),
  },
};
