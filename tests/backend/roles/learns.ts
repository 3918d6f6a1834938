import type { OperationName } from '../../../shared/operations.ts';

/** Four requests of one customer, as somebody of a contractor sees them. */
export const REQUESTS = [
  'another organisation’s',
  'the own organisation’s',
  'a complaint about the caller',
  'one the caller logged',
] as const;
/** Who is walked: of the contractor, each with a complaint about them that a colleague took down. */
export const WALKERS = ['local.supervisor', 'local.adviser'] as const;

const NOTHING = '....|....';
/** A supervisor reaches the own organisation's, an adviser what they logged; nobody a complaint about them. */
const REACH = '.x.x|...x';
const SUPERVISOR = '.x.x|....';

/**
 * Written by hand: what each operation says of each of those requests (in their order), to a supervisor and to an adviser. `x`: it may, and
 * does. `.`: nothing; where the operation names a request, it answers as for one that does not exist. No table of the code is asked.
 */
export const LEARNS: Record<OperationName, string> = {
  'notice.read': NOTHING,
  'customers.find': NOTHING,
  'customers.read': NOTHING,
  'customers.timeline': NOTHING,
  'customers.disclosures': NOTHING,
  'customers.checkIdentity': NOTHING,
  'customers.amend': NOTHING,
  'customers.register': NOTHING,
  'specialCategory.read': NOTHING,
  'conversations.open': NOTHING,
  'conversations.park': NOTHING,
  'conversations.resume': NOTHING,
  'conversations.end': NOTHING,
  'conversations.read': NOTHING,
  'consents.decide': NOTHING,
  'consents.receipt': NOTHING,
  'sessions.mine': NOTHING,
  'copies.take': NOTHING,
  'copies.standing': NOTHING,
  'copies.end': NOTHING,
  'recipients.list': NOTHING,
  'disclosures.record': NOTHING,
  'recipientNotices.list': NOTHING,
  'recipientNotices.read': NOTHING,
  'recipientNotices.update': NOTHING,
  'rectifications.log': NOTHING,
  // Of copies alone, which none of the four is: who reaches a copy is in tests/backend/access-*.test.ts. Only this one looks at the step.
  'accessRequests.work': NOTHING,
  'accessRequests.answerPlace': SUPERVISOR,
  'accessRequests.judge': NOTHING,
  'accessRequests.review': NOTHING,
  'accessRequests.send': NOTHING,
  'accessRequests.refuse': SUPERVISOR,
  'accessRequests.log': NOTHING,
  'accessRequests.settle': NOTHING,
  'authorities.list': NOTHING,
  'authorities.record': NOTHING,
  'authorities.use': NOTHING,
  'authorities.end': NOTHING,
  'worries.raise': NOTHING,
  'worries.list': NOTHING,
  'worries.see': NOTHING,
  'requests.list': REACH,
  'requests.counts': NOTHING,
  'requests.morning': NOTHING,
  'requests.reminders': NOTHING,
  'requests.read': REACH,
  'requests.byReference': REACH,
  'requests.recordCheck': REACH,
  'requests.handOver': SUPERVISOR,
  'requests.handedOver': NOTHING,
  'requests.askFacts': SUPERVISOR,
  // The question alone, by an id of its own: tests/backend/asked-facts.test.ts.
  'requests.factsAsked': NOTHING,
  'requests.giveFacts': NOTHING,
  'requests.wait': REACH,
  'requests.resume': REACH,
  'requests.reopen': SUPERVISOR,
  'requests.look': SUPERVISOR,
  'presence.set': REACH,
  'requests.decide': SUPERVISOR,
  'requests.tellCustomer': REACH,
  'requests.extend': SUPERVISOR,
  'requests.copy': NOTHING,
  'requests.history': REACH,
  'requests.note': REACH,
  'requests.people': SUPERVISOR,
  'requests.claim': REACH,
  'requests.assign': SUPERVISOR,
  'requests.decideNothingHeld': SUPERVISOR,
  'rectifications.setOut': SUPERVISOR,
  'requests.match': SUPERVISOR,
  'requests.withdraw': SUPERVISOR,
  'requests.logUnmatched': NOTHING,
  'complaints.log': NOTHING,
  'complaints.acknowledge': REACH,
  'complaints.tellProgress': REACH,
  'complaints.nameWhom': SUPERVISOR,
  'complaints.decide': SUPERVISOR,
  'otherRights.log': NOTHING,
  'otherRights.recordStep': SUPERVISOR,
  'otherRights.send': SUPERVISOR,
  'otherRights.decide': SUPERVISOR,
  'people.find': NOTHING,
  'absences.list': NOTHING,
  'absences.set': NOTHING,
  'promises.make': NOTHING,
  'promises.keep': NOTHING,
  'promises.list': NOTHING,
  // What keeps a closing from being done; of what is beyond reach no more than that something is open elsewhere.
  'closures.preview': REACH,
  'closures.close': REACH,
  'closures.confirm': NOTHING,
  'closures.stop': NOTHING,
  'closures.list': NOTHING,
  'closures.evidence': NOTHING,
  'closures.correct': SUPERVISOR,
  'retention.due': NOTHING,
  'retention.propose': NOTHING,
  'retention.approve': NOTHING,
  'retention.run': NOTHING,
  'retention.runs': NOTHING,
  'retention.items': NOTHING,
  'retention.certificates': NOTHING,
  'reports.read': NOTHING,
  'publications.list': NOTHING,
  'publications.read': NOTHING,
  'publications.preview': NOTHING,
  'publications.publish': NOTHING,
  'audit.list': NOTHING,
  'audit.verify': NOTHING,
  'deskKeys.read': NOTHING,
  'deskEvents.record': NOTHING,
  'machines.report': NOTHING,
  'machines.list': NOTHING,
  'machines.markLost': NOTHING,
};

/**
 * Reads whose answer may be another once requests beyond the caller's reach have come, each for its reason; every other read answers the
 * very same.
 */
export const MAY_DIFFER: Partial<Record<OperationName, string>> = {
  'closures.preview': 'that something is open elsewhere, which keeps the account from being closed',
  'audit.list': 'each look at the audit is in the audit',
  'audit.verify': 'the chain grows with every act, and says only how long it is',
};
