import { addMonths } from '../../../shared/domain/calendar.ts';
import type { OperationName } from '../../../shared/operations.ts';
import { machineReport } from '../machine-report.ts';
import { newId, newReference } from '../people.ts';
import { ACCESS_INPUTS } from './access-situations.ts';
import { ASKED_INPUTS } from './asked.ts';
import { HANDLED_INPUTS } from './handled.ts';
import { PROMISES_INPUTS } from './promised.ts';
import { dispute, RIGHT, type World } from './world.ts';

const decideDispute = ({ requestId }: World) => ({ commandId: newId(), requestId, version: 1, fields: [RIGHT] });
const lastMonth = () => addMonths(`${today().slice(0, 7)}-01`, -1).slice(0, 7);
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

const close = (world: World) => ({
  ...{ commandId: newId(), ...about(world), closingId: newId(), saidAt: new Date().toISOString() },
  ...{ scope: 'service', reason: 'customer-choice' },
});
const closeHere = (world: World) => ({ ...close(world), conversationId: world.conversationId });
const closing = ({ closingId }: World) => ({ commandId: newId(), closingId });
const stopClosing = (world: World) => ({ ...closing(world), because: 'wrong-person' });

const decideRun = ({ runId }: World) => ({ commandId: newId(), runId, decision: 'approved' });
const startRun = ({ runId }: World) => ({ commandId: newId(), runId });

const markLost = ({ machineId }: World) => ({ commandId: newId(), machineId, lost: true, reason: 'stolen' });

type Inputs = Record<OperationName, Record<string, (world: World) => Record<string, unknown>>>;

/** The input of every situation of every operation. */
export const INPUTS: Inputs = {
  ...PROMISES_INPUTS,
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
  ...ACCESS_INPUTS,
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
  'requests.counts': { 'of every view': () => ({}) },
  'absences.list': { 'of now': () => ({}) },
  'absences.set': {
    'of the adviser': () => ({
      ...{ commandId: newId(), absenceId: newId(), sub: 'phone.adviser', name: 'Priya Shah', from: today(), to: today() },
    }),
  },
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
  ...ASKED_INPUTS,
  ...HANDLED_INPUTS,
  'closures.preview': { 'for a reason': forReason, 'in the conversation': within },
  'closures.close': {
    'in the conversation at level 3': closeHere,
    'a death, in the conversation at level 2': (world) => ({ ...closeHere(world), reason: 'deceased' }),
    'in a sign-in': (world) => ({ ...close(world), signInId: newId() }),
  },
  'closures.confirm': { 'a death told to the own organisation': closing, 'a death told to another organisation': closing },
  'closures.stop': { 'one of the own organisation': stopClosing, 'one of another organisation': stopClosing },
  'closures.correct': {
    'a request after closing': ({ requestId }) => ({
      ...{ commandId: newId(), requestId, version: 1 },
      fields: [{ field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-12', value: '1984-03-21' }],
    }),
  },
  'closures.list': { 'under way': () => ({ which: 'under-way' }) },
  'closures.evidence': { 'by reference': ({ person }) => ({ reference: person.reference, because: 'payment-audit' }) },
  'retention.due': { 'the years': () => ({}) },
  'retention.propose': {
    'what is due': () => ({ commandId: newId(), runId: newId(), what: 'evidence', upTo: today() }),
  },
  'retention.approve': {
    'a run of the own organisation': decideRun,
    'a run of another organisation': decideRun,
    'a run of the own making': decideRun,
  },
  'retention.run': { 'a run that is approved': startRun, 'a run that is not': startRun },
  'retention.runs': { all: () => ({}) },
  'retention.items': {
    'a run of the own organisation': ({ runId }) => ({ runId }),
    'a run of another organisation': ({ runId }) => ({ runId }),
  },
  'retention.certificates': { all: () => ({}) },
  'reports.read': { 'what is open': () => ({ name: 'open' }) },
  'publications.list': { all: () => ({}) },
  'publications.read': { 'a month that is not published': () => ({ month: lastMonth() }) },
  'publications.preview': { 'last month': () => ({ month: lastMonth() }), 'a month to come': () => ({ month: '2099-01' }) },
  'publications.publish': {
    'last month, not as it was looked at': () => ({ commandId: newId(), month: lastMonth(), seen: 'a'.repeat(64) }),
    'a month to come': () => ({ commandId: newId(), month: '2099-01', seen: 'a'.repeat(64) }),
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
