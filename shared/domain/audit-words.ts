import { AUDIT_KINDS, AUDIT_OUTCOMES } from './audit.ts';
import { auditReasons } from './audit-reasons.ts';

/** What an audited act was, where its kind alone does not say; in the words of the screens. */
const operations: Record<string, string> = {
  'requests.logUnmatched': 'Request logged for somebody we cannot find',
  'requests.decideNothingHeld': 'Decided that nothing is held',
  'requests.match': 'Request matched to a customer',
  'requests.withdraw': 'A request no longer wanted',
  'complaints.log': 'A complaint logged',
  'complaints.acknowledge': 'A complaint acknowledged',
  'complaints.tellProgress': 'How a complaint goes was told',
  'complaints.nameWhom': 'Who a complaint is about was said',
  'complaints.decide': 'A complaint decided',
  'otherRights.log': 'Something else asked about information',
  'otherRights.recordStep': 'Something done about a request',
  'otherRights.send': 'What they take elsewhere sent',
  'otherRights.decide': 'Another right decided',
  'rectifications.log': 'Something wrong logged',
  'rectifications.setOut': 'Said which values are in dispute',
  'accessRequests.log': 'A copy of their information asked for',
  'accessRequests.settle': 'Where a copy goes',
  'accessRequests.answerPlace': 'A search outside the system for their copy',
  'accessRequests.judge': 'Their copy looked through',
  'accessRequests.review': 'Their copy looked through',
  'accessRequests.send': 'Their copy sent',
  'accessRequests.refuse': 'Their copy refused',
  'requests.read': 'Request opened',
  'requests.copy': 'The copy of their information looked at',
  'requests.recordCheck': 'Request checked',
  'requests.decide': 'Request decided',
  'requests.tellCustomer': 'Customer told of a decision',
  'requests.extend': 'Request given more time',
  'requests.history': 'A request’s history opened',
  'requests.note': 'Note on a request',
  'requests.claim': 'Request taken',
  'requests.assign': 'Request given to somebody',
  'requests.askFacts': 'Facts about a complaint asked for',
  'requests.factsAsked': 'Questions about complaints looked at',
  'requests.giveFacts': 'Facts about a complaint given',
  'requests.handOver': 'Request handed over',
  'requests.handedOver': 'Requests handed over looked at',
  'requests.wait': 'Request waiting for an answer',
  'requests.resume': 'Answer to a request came',
  'requests.reopen': 'Request opened again',
  'requests.look': 'A decision made on a call looked at',
  'customers.timeline': 'Timeline opened',
  'customers.disclosures': 'Who has it looked at',
  'consents.receipt': 'Consent receipt prepared',
  'authorities.list': 'Who may speak looked at',
  'recipientNotices.read': 'A letter to a recipient prepared',
  'conversations.read': 'Conversation looked at',
  'conversations.open': 'Conversation begun',
  'conversations.park': 'Line dropped',
  'conversations.resume': 'Conversation taken up again',
  'conversations.end': 'Conversation ended',
  'audit.verify': 'Audit verified',
  'deskKeys.read': 'Signed in on a computer',
  'deskEvents.record': 'A note of what was done on a computer',
  'sessions.mine': 'Own sessions looked up',
  'promises.list': 'Promises looked at',
  'machines.markLost': 'A computer lost or found',
  'closures.preview': 'What closing would do looked at',
  'closures.evidence': 'What stays after closing looked at',
  'closures.confirm': 'A death confirmed',
  'closing-journal': 'The closing journal after a restore',
  'closures.correct': 'What stays after closing decided',
  'clean-up': 'What a closed account left on the disk',
  'retention.propose': 'A destruction run made',
  'retention.approve': 'A destruction run decided',
  'retention.run': 'A destruction run started',
  'publications.publish': 'Figures for partners',
};

/** The words for what was refused. */
const refusals: Record<string, string> = {
  ...operations,
  'customers.find': 'Search',
  'customers.read': 'Opening a record',
  'customers.timeline': 'Opening the timeline',
  'customers.disclosures': 'Looking at who has it',
  'disclosures.record': 'Passing something on',
  'recipientNotices.list': 'Looking at whom to tell',
  'recipientNotices.read': 'Preparing a letter to a recipient',
  'recipientNotices.update': 'Telling a recipient',
  'customers.checkIdentity': 'Identity check',
  'specialCategory.read': 'Showing sensitive information',
  'consents.decide': 'Consent decision',
  'consents.receipt': 'Preparing a consent receipt',
  'customers.amend': 'Changing details',
  'customers.register': 'Making a record',
  'requests.logUnmatched': 'Logging a request',
  'requests.decideNothingHeld': 'Deciding that nothing is held',
  'requests.match': 'Matching a request to a customer',
  'requests.withdraw': 'Ending a request that is no longer wanted',
  'complaints.log': 'Logging a complaint',
  'complaints.acknowledge': 'Acknowledging a complaint',
  'complaints.tellProgress': 'Telling how a complaint goes',
  'complaints.nameWhom': 'Saying who a complaint is about',
  'complaints.decide': 'Deciding a complaint',
  'otherRights.log': 'Logging something else about information',
  'otherRights.recordStep': 'Recording something done about a request',
  'otherRights.send': 'Sending what somebody takes elsewhere',
  'otherRights.decide': 'Deciding another right',
  'people.find': 'Looking for somebody of ours',
  'rectifications.log': 'Logging something wrong',
  'rectifications.setOut': 'Saying which values are in dispute',
  'accessRequests.log': 'Logging that a copy was asked for',
  'accessRequests.settle': 'Settling where a copy goes',
  'accessRequests.work': 'Looking at the work on a copy',
  'accessRequests.answerPlace': 'Answering for a place outside the system',
  'accessRequests.judge': 'Looking through a copy',
  'accessRequests.review': 'Looking through a copy',
  'accessRequests.send': 'Sending a copy',
  'accessRequests.refuse': 'Refusing a copy',
  'requests.list': 'Looking at requests',
  'requests.morning': 'Looking at the picture of the morning',
  'requests.reminders': 'Looking at what is due',
  'requests.counts': 'Counting requests',
  'absences.list': 'Looking at who is away',
  'absences.set': 'Saying who is away',
  'authorities.list': 'Looking at who may speak',
  'authorities.record': 'Recording who may speak',
  'authorities.use': 'Speaking for somebody',
  'authorities.end': 'Ending who may speak',
  'worries.raise': 'Raising a worry',
  'worries.list': 'Looking at worries',
  'worries.see': 'Seeing to a worry',
  'promises.make': 'Making a promise',
  'promises.keep': 'Saying what became of a promise',
  'promises.list': 'Looking at promises',
  'requests.read': 'Opening a request',
  'requests.byReference': 'Looking for a request',
  'requests.copy': 'Looking at the copy of somebody’s information',
  'requests.recordCheck': 'Recording a check',
  'requests.decide': 'Deciding a request',
  'requests.tellCustomer': 'Recording that the customer was told',
  'requests.extend': 'Giving a request more time',
  'requests.history': 'Opening a request’s history',
  'requests.note': 'Noting something on a request',
  'requests.people': 'Looking at who can take a request',
  'requests.claim': 'Taking a request',
  'requests.assign': 'Giving a request to somebody',
  'requests.askFacts': 'Asking for facts about a complaint',
  'requests.factsAsked': 'Looking at questions about complaints',
  'requests.giveFacts': 'Giving facts about a complaint',
  'requests.handOver': 'Handing a request over',
  'requests.handedOver': 'Looking at requests handed over',
  'requests.wait': 'Having a request wait',
  'requests.resume': 'Going on with a request',
  'requests.reopen': 'Opening a request again',
  'requests.look': 'Looking at a decision made on a call',
  'presence.set': 'Having a request open',
  'audit.list': 'Looking at the audit',
  'audit.verify': 'Verifying the audit',
  'machines.report': 'A report from a computer',
  'machines.list': 'Looking at the computers',
  'machines.markLost': 'Marking a computer as lost or found',
  'closures.preview': 'Looking at what closing would do',
  'closures.close': 'Closing an account',
  'closures.confirm': 'Confirming a death',
  'closures.stop': 'Stopping a closing',
  'closures.list': 'Looking at closings',
  'closures.evidence': 'Looking at what stays after closing',
  'closures.correct': 'Deciding what stays after closing',
  'retention.due': 'Looking at what falls due',
  'retention.propose': 'Making a destruction run',
  'retention.approve': 'Deciding a destruction run',
  'retention.run': 'Starting a destruction run',
  'retention.runs': 'Looking at destruction runs',
  'retention.items': 'Looking at what is in a destruction run',
  'retention.certificates': 'Looking at certificates of destruction',
};

const YES = { heard: 'they heard it and said yes', understood: 'they said it back and said yes' } as const;

/** What of an entry its words come from. */
export type Worded = {
  readonly kind: string;
  readonly operation: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly which: string | null;
  /** For a closing: what the customer said yes to. */
  readonly yes?: 'heard' | 'understood' | null | undefined;
  readonly decisions: readonly { readonly purpose: string; readonly decision: string; readonly wordingVersion?: string }[] | null;
};

/** What was done: `Record opened`, `Consent decision: satisfaction survey withdrawn`. A code nobody has words for stays itself. */
export function auditWhat({ kind, operation, decisions, which, yes }: Worded): string {
  const what =
    kind === 'refusal'
      ? `Refused: ${refusals[operation] ?? operation}`
      : (operations[operation] ?? AUDIT_KINDS[kind as keyof typeof AUDIT_KINDS] ?? kind);
  if (which) return `${what}: ${plain(which)}`;
  if (yes) return `${what}: ${YES[yes]}`;
  if (!decisions?.length) return what;
  const decided = decisions.map(
    (one) => `${plain(one.purpose)} ${one.decision}${one.wordingVersion ? ` (wording ${one.wordingVersion})` : ''}`,
  );
  return `${what}: ${decided.join(', ')}`;
}

/** How it ended, in words. */
export const auditOutcome = ({ outcome }: Worded): string => AUDIT_OUTCOMES[outcome as keyof typeof AUDIT_OUTCOMES] ?? outcome;

/** Why, in words; empty where nobody had to say. */
export const auditReason = ({ reason }: Worded): string => (reason === null ? '' : (auditReasons[reason] ?? reason));

/** An alias as people can compare it: its first eight digits, in two groups. */
export const shortAlias = (alias: string): string => `${alias.slice(0, 4)} ${alias.slice(4, 8)}`.toUpperCase();

const plain = (code: string): string => code.replaceAll('-', ' ');
