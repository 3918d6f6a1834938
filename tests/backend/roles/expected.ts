import type { OperationName } from '../../../shared/operations.ts';
import { ACCESS_EXPECTED } from './access-situations.ts';
import { ASKED_EXPECTED } from './asked.ts';
import { HANDLED_EXPECTED } from './handled.ts';
import { PROMISES_EXPECTED } from './promised.ts';

/** Who calls, in the order of the statuses. The conversation in question is always the first adviser's. */
export const CALLERS = [
  'no token',
  'expired',
  'wrong issuer',
  'wrong audience',
  'alg none',
  'HS256 with the public key',
  'adviser of the organisation',
  'adviser of another',
  'supervisor',
  'supervisor of another',
  'website',
  'id token',
  'no role',
  'unknown organisation',
] as const;
export type CallerKind = (typeof CALLERS)[number];

/**
 * What each caller is answered, written by hand: no table of the code is asked. Six tokens that are none; adviser of the
 * organisation and of another, supervisor and of another; the website; an id token, a person without a role, an organisation
 * nobody knows. Any adviser may find and open a customer's record for a reason; a conversation is its holder's alone until it is
 * parked, whatever somebody's role; the audit is for supervisors, and of another organisation for the privacy team's.
 */
export const EXPECTED: Record<OperationName, Record<string, string>> = {
  ...PROMISES_EXPECTED,
  'notice.read': {
    'the one in force': '401 401 401 401 401 401 | 200 200 200 200 | 200 | 401 403 403',
  },
  'customers.find': {
    'by name': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
  },
  'customers.read': {
    'for a reason': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
    'for no reason': '401 401 401 401 401 401 | 403 403 403 403 | 403 | 401 403 403',
  },
  'customers.timeline': {
    'for a reason': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'customers.disclosures': {
    'for a reason': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'customers.checkIdentity': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'customers.amend': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 400 | 401 403 403',
    'in a sign-in': '401 401 401 401 401 401 | 400 400 400 400 | 200 | 401 403 403',
  },
  'customers.register': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'specialCategory.read': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'conversations.open': {
    'a new one': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
  },
  'conversations.park': {
    'the open one': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'conversations.resume': {
    'the open one': '401 401 401 401 401 401 | 409 409 409 409 | 403 | 401 403 403',
    'the parked one': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
  },
  'conversations.end': {
    'the open one': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'conversations.read': {
    'the open one': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
    'the parked one': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
  },
  'consents.decide': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 400 | 401 403 403',
    'in a sign-in': '401 401 401 401 401 401 | 400 400 400 400 | 200 | 401 403 403',
  },
  'consents.receipt': {
    'for a reason': '401 401 401 401 401 401 | 200 200 200 200 | 400 | 401 403 403',
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 400 | 401 403 403',
    'in a sign-in': '401 401 401 401 401 401 | 400 400 400 400 | 200 | 401 403 403',
    'in a sign-in of somebody else': '401 401 401 401 401 401 | 400 400 400 400 | 404 | 401 403 403',
  },
  'sessions.mine': { own: '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403' },
  'copies.take': {
    'of one customer': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
  },
  'copies.standing': {
    'of a machine': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
  },
  'copies.end': {
    'of a machine': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
  },
  'recipients.list': { all: '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403' },
  'disclosures.record': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
    'for a reason': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
  },
  'recipientNotices.list': { open: '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403' },
  'recipientNotices.read': {
    'of the own organisation': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'of another organisation': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
  },
  'recipientNotices.update': {
    'of the own organisation': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'of another organisation': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
  },
  'rectifications.log': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  ...ACCESS_EXPECTED,
  'authorities.list': {
    'for a reason': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'authorities.record': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'authorities.use': {
    'in the conversation': '401 401 401 401 401 401 | 400 409 409 409 | 403 | 401 403 403',
  },
  'authorities.end': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'worries.raise': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'worries.list': { unseen: '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403' },
  'worries.see': {
    'of the own organisation': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'of another organisation': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
  },
  'requests.list': { open: '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403' },
  'requests.counts': { 'of every view': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403' },
  'absences.list': { 'of now': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403' },
  'absences.set': { 'of the adviser': '401 401 401 401 401 401 | 200 400 200 400 | 403 | 401 403 403' },
  'requests.read': { 'a dispute': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403' },
  'requests.recordCheck': { 'a dispute': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403' },
  'requests.decide': {
    'a dispute': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'a dispute of somebody else': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
  },
  'requests.tellCustomer': { 'a dispute once decided': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403' },
  'requests.extend': { 'a dispute': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403' },
  'requests.logUnmatched': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  ...ASKED_EXPECTED,
  ...HANDLED_EXPECTED,
  'closures.preview': {
    'for a reason': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'closures.close': {
    'in the conversation at level 3': '401 401 401 401 401 401 | 200 409 409 409 | 400 | 401 403 403',
    'a death, in the conversation at level 2': '401 401 401 401 401 401 | 200 409 409 409 | 400 | 401 403 403',
    'in a sign-in': '401 401 401 401 401 401 | 400 400 400 400 | 200 | 401 403 403',
  },
  'closures.confirm': {
    'a death told to the own organisation': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'a death told to another organisation': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
  },
  'closures.stop': {
    'one of the own organisation': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'one of another organisation': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
  },
  'closures.list': { 'under way': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403' },
  'closures.correct': {
    'a request after closing': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
  },
  'closures.evidence': { 'by reference': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403' },
  'retention.due': { 'the years': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403' },
  'retention.propose': {
    'what is due': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
  },
  'retention.approve': {
    'a run of the own organisation': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'a run of another organisation': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
    'a run of the own making': '401 401 401 401 401 401 | 403 403 403 404 | 403 | 401 403 403',
  },
  'retention.run': {
    'a run that is approved': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'a run that is not': '401 401 401 401 401 401 | 403 403 409 404 | 403 | 401 403 403',
  },
  'retention.runs': { all: '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403' },
  'retention.items': {
    'a run of the own organisation': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'a run of another organisation': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
  },
  'retention.certificates': { all: '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403' },
  'reports.read': {
    'what is open': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
  },
  'publications.list': { all: '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403' },
  'publications.read': { 'a month that is not published': '401 401 401 401 401 401 | 403 403 404 404 | 403 | 401 403 403' },
  'publications.preview': {
    'last month': '401 401 401 401 401 401 | 403 403 200 403 | 403 | 401 403 403',
    'a month to come': '401 401 401 401 401 401 | 403 403 400 400 | 403 | 401 403 403',
  },
  'publications.publish': {
    'last month, not as it was looked at': '401 401 401 401 401 401 | 403 403 409 403 | 403 | 401 403 403',
    'a month to come': '401 401 401 401 401 401 | 403 403 400 400 | 403 | 401 403 403',
  },
  'audit.list': {
    'of the own organisation': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
    'about a customer': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
    'of another organisation': '401 401 401 401 401 401 | 403 403 200 403 | 403 | 401 403 403',
  },
  'audit.verify': {
    'from the beginning': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
  },
  'deskEvents.record': {
    'of a machine': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
  },
  'deskKeys.read': {
    'of a machine': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
    'of a lost machine': '401 401 401 401 401 401 | 403 403 403 403 | 403 | 401 403 403',
  },
  'machines.report': {
    'of a machine': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
  },
  'machines.list': {
    'of the own organisation': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
  },
  'machines.markLost': {
    'a machine of the organisation': '401 401 401 401 401 401 | 403 403 200 403 | 403 | 401 403 403',
    'a machine of another': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
    'a machine nobody knows': '401 401 401 401 401 401 | 403 403 404 404 | 403 | 401 403 403',
  },
};
