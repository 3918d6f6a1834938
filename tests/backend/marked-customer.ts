import { randomBytes } from 'node:crypto';
import type { Answer, TestBackend } from '../support/backend.ts';
import { daysAgo, decision, newId, newReference } from './people.ts';
import { registration, uln } from './registering.ts';
import { minutesAgo, to } from './sharing.ts';

/** Somebody everything that can be held is held of, with a marker in each text; nobody else has any of them. */
export type Marked = {
  readonly id: string;
  readonly reference: string;
  readonly conversationId: string;
  /** Every marker that was put in, in the spelling it was put in with. */
  readonly markers: readonly string[];
  /** What may stay of somebody who was dealt with for payment: date of birth and postcode, as they are held. */
  readonly staying: readonly string[];
};

const today = () => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });

/** Letters alone, so that no number or id holds them; each may stand in a postcode. */
export const letters = () => [...randomBytes(10)].map((byte) => 'bdfghjlnpqrtwxz'[byte % 15]).join('');
const digits = () => String(randomBytes(4).readUInt32BE() % 10_000_000).padStart(7, '0');
/** A postcode of a district that nobody synthetic lives in. */
const postcode = () => `ZE3 ${(randomBytes(1)[0] as number) % 10}${letters().slice(0, 2).toUpperCase()}`;

/** Fills somebody through every operation that takes a text about a customer, and by a row where another system fills it. */
export async function markedCustomer(backend: TestBackend, claimed: boolean): Promise<Marked> {
  const markers: string[] = [];
  const mark = (shape: (tag: string) => string = (tag) => tag) => {
    const made = shape(letters());
    markers.push(made);
    return made;
  };
  const number = () => mark(() => `07700${digits()}`.slice(0, 11));
  const call = async (name: Parameters<TestBackend['call']>[0], input: Record<string, unknown>, as = 'phone.adviser') => {
    const answer: Answer = await backend.call(name, as, input);
    if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const now = () => new Date().toISOString();
  const conversationId = newId();
  await call('conversations.open', {
    ...{ commandId: newId(), conversationId, at: minutesAgo(60), channel: 'telephone', direction: 'in', speaker: 'customer' },
  });

  const birth = `19${10 + ((randomBytes(1)[0] as number) % 30)}-0${1 + ((randomBytes(1)[0] as number) % 9)}-2${(randomBytes(1)[0] as number) % 9}`;
  const home = postcode();
  const said = {
    ...{ givenName: mark((tag) => `Q${tag}`), familyName: mark((tag) => `Q${tag}`), dateOfBirth: birth, uln: mark(uln) },
    ...{ addressLine1: `1 ${mark()} Road`, addressLine2: mark(), addressTown: mark(), postcode: home },
    ...{ mobile: number(), homePhone: number(), alternativePhone: number(), email: mark((tag) => `${tag}@example.org`) },
    ...{ language: mark(), reachMe: mark(), title: '4', gender: '2', preferredContact: '1', introducedBy: '1' },
  };
  const made = registration(conversationId, said);
  await call('customers.register', made);
  const { customerId, reference } = made;
  const within = { customerId, conversationId };
  const person = { id: customerId };
  const full = `${said.givenName} ${said.familyName}`;
  const checks = { ...within, fullName: full, dateOfBirth: birth, reference, postcode: home };
  await call('customers.checkIdentity', { commandId: newId(), ...checks, email: mark((tag) => `${tag}@example.net`) });
  await backend.pool.query(`update held_values set obtained_at = now() - interval '400 days' where customer_id = $1`, [
    customerId,
  ]);
  await call('customers.checkIdentity', { commandId: newId(), ...checks, calledBackOn: 'mobile' });
  await call('customers.find', { line: `${full} ${home}` });
  await call('customers.find', { email: said.email });
  await backend.call('customers.find', 'phone.adviser', { line: `Zyx ${mark()}` });

  // What they agree to, what is told under it, whom it went to, and a copy of it on a machine.
  for (const purpose of ['satisfaction-survey', 'ethnicity-monitoring', 'disability-monitoring'])
    await call('consents.decide', decision(person, conversationId, [{ purpose, decision: 'given' }]));
  await call('customers.amend', {
    ...{ commandId: newId(), ...within, saidAt: now() },
    changes: [{ field: 'addressTown', value: mark(), how: 'changed', seen: { value: said.addressTown } }],
    answers: [{ field: 'ethnicity', codes: [341] }],
  });
  for (const kind of ['local-careers', 'market-research'] as const)
    await call('disclosures.record', {
      ...{ commandId: newId(), ...within, saidAt: now(), recipientId: to(kind), items: ['givenName', 'familyName', 'mobile'] },
    });
  await call('copies.take', { machineId: newId(), customerIds: [customerId] });

  // Who may speak, a worry, what is wrong and how it was decided, what was asked for.
  await call('authorities.record', {
    ...{ commandId: newId(), ...within, authorityId: newId(), saidAt: now(), kind: 'said-by-customer' },
    ...{ name: mark(), seenOrHeard: mark(), scopes: ['information'] },
  });
  await call('worries.raise', { commandId: newId(), ...within, saidAt: now(), about: 'safety' });
  await call('promises.make', { commandId: newId(), ...within, saidAt: now(), how: 'ring', day: today() });
  const requestId = newId();
  const disputed = { field: 'dateOfBirth', says: '1911-11-11', incomplete: false, howToCheck: mark() };
  const street = { field: 'language', says: mark(), incomplete: false };
  await call('rectifications.log', {
    ...{ commandId: newId(), ...within, requestId, reference: newReference(), saidAt: now(), howToAnswer: mark() },
    fields: [disputed, street],
  });
  await call('requests.recordCheck', { commandId: newId(), requestId, at: now(), what: mark(), outcome: 'bears-customer-out' });
  await call('promises.make', { commandId: newId(), requestId, saidAt: now(), how: 'write', day: today() });
  await call('requests.note', { commandId: newId(), requestId, at: now(), note: mark() });
  await decided(backend, { requestId, birth, language: said.language, reasons: mark(), value: mark(), statement: mark() });
  await call('requests.logUnmatched', {
    ...{ commandId: newId(), requestId: newId(), reference: newReference(), conversationId, saidAt: now(), kind: 'complaint' },
    ...{ words: mark(), howToAnswer: mark(), whoName: mark(), matchedTo: customerId },
  });
  await complained(backend, { customerId, conversationId }, mark);
  await backend.pool.query(`update requests set status = 'completed', completed_at = now() where customer_id = $1`, [customerId]);
  await backend.pool.query(
    `update recipient_notices set state = 'told', told_on = current_date, told_by = 'supervisor', told_by_name = 'Margaret Doyle',
       told_how = 'letter' where customer_id = $1 and kind = 'correct'`,
    [customerId],
  );

  await contacts(backend, customerId, mark(), claimed);
  const other = newId();
  await call('conversations.open', {
    ...{ commandId: newId(), conversationId: other, at: minutesAgo(59), channel: 'email', direction: 'in', speaker: 'customer' },
    sentAt: minutesAgo(70),
  });
  await call('customers.checkIdentity', { commandId: newId(), customerId, conversationId: other, fullName: full });
  await call('conversations.end', { commandId: newId(), conversationId: other, at: now(), note: mark() });
  return { id: customerId, reference, conversationId, markers, staying: [birth, home.replace(' ', ''), home] };
}

type Decided = { requestId: string; birth: string; language: string; reasons: string; value: string; statement: string };

/** One field kept with reasons, one put right differently, and the customer told, with their statement. */
async function decided(backend: TestBackend, { requestId, birth, language, reasons, value, statement }: Decided): Promise<void> {
  const asked = { commandId: newId(), requestId, version: 1, tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
  const done = await backend.call('requests.decide', 'supervisor', {
    ...asked,
    fields: [
      { field: 'dateOfBirth', decision: 'kept', seenNow: birth, reasons },
      { field: 'language', decision: 'corrected-differently', seenNow: language, value },
    ],
  });
  if (done.status !== 200) throw new Error(`requests.decide answered ${done.status}: ${JSON.stringify(done.body)}`);
  const told = { commandId: newId(), requestId, version: done.body.version, on: today(), how: 'phone', statement };
  const { status } = await backend.call('requests.tellCustomer', 'supervisor', told);
  if (status !== 200) throw new Error(`requests.tellCustomer answered ${status}`);
}

/** A complaint about a name, told of and decided; another right handed over, done, decided, told and opened again. */
async function complained(backend: TestBackend, within: { customerId: string; conversationId: string }, mark: () => string) {
  const call = async (name: Parameters<TestBackend['call']>[0], as: string, input: Record<string, unknown>) => {
    const { status, body } = await backend.call(name, as, { commandId: newId(), ...input });
    if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
  const asked = () => ({
    ...within,
    reference: newReference(),
    saidAt: new Date().toISOString(),
    words: mark(),
    howToAnswer: mark(),
  });
  const on = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
  const [requestId, rightId] = [newId(), newId()];
  await call('complaints.log', 'phone.adviser', { ...asked(), requestId, about: 'service', aboutName: mark() });
  await call('complaints.acknowledge', 'supervisor', { requestId, version: 1, on, how: 'letter' });
  await call('complaints.tellProgress', 'supervisor', { requestId, version: 2, on, how: 'letter', what: mark() });
  const found = { decision: 'upheld', reasons: mark(), tellsCommissioner: true };
  await call('complaints.decide', 'supervisor', { requestId, version: 3, ...found });
  const [aboutThem, factsId] = [newId(), newId()];
  const ofThem = { about: 'information', aboutOrganisation: '0000000203' };
  await call('complaints.log', 'phone.adviser', { ...asked(), requestId: aboutThem, ...ofThem });
  const facts = { factsId, organisation: '0000000203', what: mark(), by: on };
  await call('requests.askFacts', 'supervisor', { requestId: aboutThem, ...facts });
  await call('requests.giveFacts', 'local.supervisor', { factsId, facts: mark() });
  await call('complaints.decide', 'supervisor', { requestId: aboutThem, version: 2, ...found, reasons: mark() });
  await call('otherRights.log', 'phone.adviser', { ...asked(), requestId: rightId });
  await call('otherRights.recordStep', 'supervisor', { requestId: rightId, on, what: mark() });
  const turns = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
  const partly = { right: 'objection', decision: 'done-in-part', reasons: mark(), ...turns };
  // Each on the version the one before left.
  let version: unknown = 1;
  for (const [name, input] of [
    ['requests.handOver', { to: '0000000203', why: mark() }],
    ['otherRights.decide', partly],
    ['requests.tellCustomer', { on, how: 'letter', statement: mark() }],
    ['requests.reopen', { why: mark(), fields: [], decision: true }],
  ] as const)
    ({ version } = await call(name, 'supervisor', { requestId: rightId, version, ...input }));
}

/** An interaction, a session and its outcome, as DSS fills them; `claimed`: for payment. */
async function contacts({ pool }: TestBackend, customerId: string, place: string, claimed: boolean): Promise<void> {
  const [interaction, session] = [newId(), newId()];
  await pool.query(`insert into interactions values ($1, $2, $3, 'telephone', 5, '0000000999')`, [
    interaction,
    customerId,
    daysAgo(60),
  ]);
  await pool.query(
    `insert into sessions values ($1, $2, $3, $4, 'face-to-face', '0000000203', 'local.adviser', 'Tom Whitaker', $5, true)`,
    [session, customerId, interaction, daysAgo(90), place],
  );
  await pool.query(`insert into outcomes values ($1, $2, $3, 1, current_date - 80, $4::date, null, true)`, [
    ...[newId(), customerId, session],
    claimed ? daysAgo(70).slice(0, 10) : null,
  ]);
}

/** The forms in which something may lie on a disk: as it is, in small letters, as bytes in hex and in Base64, a phone without its zero. */
export function formsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const phone = /^0\d{10}$/.test(text) ? [`+44${text.slice(1)}`, text.slice(1)] : [];
  return [text, text.toLowerCase(), bytes.toString('hex'), bytes.toString('base64').replace(/.?=*$/, ''), ...phone];
}
