import type { OperationName } from '../../../shared/operations.ts';

/** Requests of one customer, of the kinds that have operations of their own, as somebody sees them. */
export const KINDS = [
  'another organisation’s rectification',
  'another organisation’s copy',
  'the own organisation’s rectification',
  'the own organisation’s copy',
  'a complaint of somebody else about the caller',
] as const;
/** Who is walked: a contractor's supervisor and adviser, and one of the privacy team; what they see was logged by colleagues. */
export const KIND_WALKERS = ['local.supervisor', 'local.adviser', 'supervisor'] as const;

const NOTHING = '.....|.....|.....';
/** A contractor's supervisor reaches the own organisation's, an adviser nothing they did not log; the privacy team all but what is about them. */
const REACH = '..xx.|.....|xxxx.';
/** Of a copy alone, and the copy itself for the privacy team alone. */
const COPY_ITSELF = '.....|.....|.x.x.';
/** Only the privacy team works on a copy: to everybody else it answers as for none, to the team it looks at the kind. */
const TEAM = '.....|.....|xxxx.';
/** That a field is being checked is on the record; by which request only within its organisation. */
const MARK = '..x..|..x..|x.x..';
/** What is said anew joins what is open; whoever speaks with the customer hears which of theirs that is, and no more of it. */
const JOINS_RECTIFICATION = 'x....|x....|x....';
const JOINS_COPY = '...x.|...x.|...x.';

/** Written by hand: what the operations not named here say of those requests is nothing. `x` and `.` as in `learns.ts`. */
const OTHERS: Partial<Record<OperationName, string>> = {
  'customers.read': MARK,
  'copies.take': MARK,
  'rectifications.log': JOINS_RECTIFICATION,
  'accessRequests.log': JOINS_COPY,
  'accessRequests.settle': JOINS_COPY,
  'accessRequests.work': '...x.|.....|.x.x.',
  'accessRequests.answerPlace': REACH,
  'accessRequests.judge': TEAM,
  'accessRequests.review': TEAM,
  'accessRequests.send': TEAM,
  'accessRequests.refuse': REACH,
  'requests.copy': COPY_ITSELF,
  'requests.list': REACH,
  'requests.read': REACH,
  'requests.byReference': REACH,
  'requests.recordCheck': REACH,
  'requests.handOver': REACH,
  'requests.wait': REACH,
  'requests.resume': REACH,
  'requests.reopen': REACH,
  'requests.look': REACH,
  'presence.set': REACH,
  'requests.decide': REACH,
  'requests.tellCustomer': REACH,
  'requests.extend': REACH,
  'requests.history': REACH,
  'requests.note': REACH,
  'requests.people': REACH,
  'requests.claim': REACH,
  'requests.assign': REACH,
  'requests.askFacts': REACH,
  'requests.decideNothingHeld': REACH,
  'rectifications.setOut': REACH,
  'requests.match': REACH,
  'requests.withdraw': REACH,
  'complaints.acknowledge': REACH,
  'complaints.tellProgress': REACH,
  'complaints.nameWhom': REACH,
  'complaints.decide': REACH,
  'otherRights.recordStep': REACH,
  'otherRights.send': REACH,
  'otherRights.decide': REACH,
  'closures.preview': REACH,
  'closures.close': REACH,
  'closures.correct': REACH,
};

/** The same where the complaint about the caller is of the same customer: their copy, which has its words in it, is kept too. */
export const learnsWithComplaint = (letters: readonly string[]): string[] =>
  letters.map((letter, index) => (KINDS[index]?.endsWith('copy') ? '.' : letter));

/** What an operation says of each, to each walker. */
export const learnsOfKinds = (operation: OperationName): string => OTHERS[operation] ?? NOTHING;

/** Reads that may differ once requests beyond a contractor's reach have come, besides those of `learns.ts`. */
export const KINDS_MAY_DIFFER: Partial<Record<OperationName, string>> = {
  'customers.read': 'that a field is being checked',
  'copies.take': 'that a field is being checked',
};
