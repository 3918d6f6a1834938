import type { Witness } from '../audit/witness.ts';
import type { AllAtOnce, Handlers } from '../call.ts';
import { listAbsences, setAbsence } from './absences.ts';
import { judgeItems } from './access-judge.ts';
import { logAccess } from './access-log.ts';
import { answerPlace } from './access-place.ts';
import { refuseAccess } from './access-refuse.ts';
import { reviewCopy } from './access-review.ts';
import { sendCopy } from './access-send.ts';
import { settleAccess } from './access-settle.ts';
import { readAccessWork } from './access-work.ts';
import { amendCustomer } from './amend.ts';
import { listAudit } from './audit-list.ts';
import { verifyAudit } from './audit-verify.ts';
import { endAuthority, recordAuthority, useAuthority } from './authorities.ts';
import { listAuthorities } from './authorities-list.ts';
import { checkIdentity } from './check-identity.ts';
import { closeAccount } from './closures-close.ts';
import { correctEvidence } from './closures-correct.ts';
import { listClosings, readEvidence } from './closures-list.ts';
import { previewClosing } from './closures-preview.ts';
import { confirmClosing, stopClosing } from './closures-stop.ts';
import { decideComplaint, nameWhom } from './complaint-decide.ts';
import { acknowledgeComplaint, tellProgress } from './complaint-tell.ts';
import { logComplaint } from './complaints.ts';
import { readReceipt } from './consent-receipt.ts';
import { decideConsents } from './consents.ts';
import { readConversation } from './conversation-read.ts';
import { endConversation, openConversation, parkConversation, resumeConversation } from './conversations.ts';
import { endCopies, standingCopies } from './copies.ts';
import { takeCopies } from './copies-take.ts';
import { readCustomer } from './customer-read.ts';
import { readTimeline } from './customer-timeline.ts';
import { decideAtOnce } from './decide-at-once.ts';
import { recordDeskEvents } from './desk-events.ts';
import { readDeskKey } from './desk-keys.ts';
import { listDisclosures } from './disclosures-list.ts';
import { recordDisclosure } from './disclosures-record.ts';
import { askFacts } from './facts-ask.ts';
import { listFactsAsked } from './facts-asked.ts';
import { giveFacts } from './facts-give.ts';
import { findCustomers } from './find.ts';
import { listMachines } from './machine-list.ts';
import { markMachineLost } from './machine-lost.ts';
import { reportMachine } from './machine-report.ts';
import { readNotice } from './notice.ts';
import { decideOtherRight, recordRightStep } from './other-right-decide.ts';
import { sendPortable } from './other-right-send.ts';
import { logOtherRight } from './other-rights.ts';
import { findPeople } from './people.ts';
import { setPresence } from './presence.ts';
import { keepPromise } from './promise-keep.ts';
import { makePromise } from './promise-make.ts';
import { listPromises } from './promises-list.ts';
import { publishMonth } from './publication-publish.ts';
import { listPublications, previewPublication, readPublication } from './publications.ts';
import { updateNotice } from './recipient-notice-update.ts';
import { listNotices, readNotice as readRecipientNotice } from './recipient-notices.ts';
import { listRecipients } from './recipients.ts';
import { setOutDisputes } from './rectification-set-out.ts';
import { logRectification } from './rectifications.ts';
import { registerCustomer } from './register.ts';
import { readReport } from './reports.ts';
import { requestByReference } from './request-by-reference.ts';
import { recordCheck } from './request-check.ts';
import { assignRequest, claimRequest } from './request-claim.ts';
import { readCopy } from './request-copy.ts';
import { countRequests } from './request-counts.ts';
import { decideRequest } from './request-decide.ts';
import { extendRequest } from './request-extend.ts';
import { handOver } from './request-hand-over.ts';
import { readHistory } from './request-history.ts';
import { lookAt } from './request-look.ts';
import { noteRequest } from './request-note.ts';
import { listPeople } from './request-people.ts';
import { readRequest } from './request-read.ts';
import { reopenRequest } from './request-reopen.ts';
import { tellCustomer } from './request-tell.ts';
import { resumeRequest, waitFor } from './request-wait.ts';
import { withdrawRequest } from './request-withdraw.ts';
import { logUnmatched } from './requests.ts';
import { listHandedOver } from './requests-handed-over.ts';
import { listRequests } from './requests-list.ts';
import { readMorning } from './requests-morning.ts';
import { remindersDue } from './requests-reminders.ts';
import { listCertificates } from './retention-certificates.ts';
import { retentionDue } from './retention-due.ts';
import { listItems } from './retention-items.ts';
import { proposeRun } from './retention-propose.ts';
import { decideRun, startRun } from './retention-run.ts';
import { listRuns } from './retention-runs.ts';
import { mySessions } from './sessions-mine.ts';
import { readSpecialCategory } from './special-category.ts';
import { decideNothingHeld, matchRequest } from './unmatched.ts';
import { listWorries, raiseWorry, seeWorry } from './worries.ts';

/** The handler of every row of the table. `witness`: where heads of the audit's chain are signed to; `safetyNetHours`: how long a closing may be stopped. */
export const handlersWith = (witness: Witness, safetyNetHours: number): Handlers => ({
  'notice.read': readNotice,
  'customers.find': findCustomers,
  'customers.read': readCustomer,
  'customers.timeline': readTimeline,
  'customers.disclosures': listDisclosures,
  'customers.checkIdentity': checkIdentity,
  'customers.amend': amendCustomer,
  'customers.register': registerCustomer,
  'specialCategory.read': readSpecialCategory,
  'conversations.open': openConversation,
  'conversations.park': parkConversation,
  'conversations.resume': resumeConversation,
  'conversations.end': endConversation,
  'conversations.read': readConversation,
  'consents.decide': decideConsents,
  'consents.receipt': readReceipt,
  'sessions.mine': mySessions,
  'copies.take': takeCopies,
  'copies.standing': standingCopies,
  'copies.end': endCopies,
  'recipients.list': listRecipients,
  'disclosures.record': recordDisclosure,
  'recipientNotices.list': listNotices,
  'recipientNotices.read': readRecipientNotice,
  'recipientNotices.update': updateNotice,
  'rectifications.log': logRectification,
  'accessRequests.log': logAccess,
  'accessRequests.settle': settleAccess,
  'accessRequests.work': readAccessWork,
  'accessRequests.answerPlace': answerPlace,
  'accessRequests.judge': judgeItems,
  'accessRequests.review': reviewCopy,
  'accessRequests.send': sendCopy,
  'accessRequests.refuse': refuseAccess,
  'authorities.list': listAuthorities,
  'authorities.record': recordAuthority,
  'authorities.use': useAuthority,
  'authorities.end': endAuthority,
  'worries.raise': raiseWorry,
  'worries.list': listWorries,
  'worries.see': seeWorry,
  'requests.list': listRequests,
  'requests.morning': readMorning,
  'requests.reminders': remindersDue,
  'requests.counts': countRequests,
  'absences.list': listAbsences,
  'absences.set': setAbsence,
  'requests.read': readRequest,
  'requests.byReference': requestByReference,
  'requests.copy': readCopy,
  'requests.recordCheck': recordCheck,
  'requests.decide': decideRequest,
  'requests.tellCustomer': tellCustomer,
  'requests.extend': extendRequest,
  'requests.history': readHistory,
  'requests.note': noteRequest,
  'requests.people': listPeople,
  'requests.claim': claimRequest,
  'requests.assign': assignRequest,
  'requests.askFacts': askFacts,
  'requests.factsAsked': listFactsAsked,
  'requests.giveFacts': giveFacts,
  'requests.handOver': handOver,
  'requests.handedOver': listHandedOver,
  'requests.wait': waitFor,
  'requests.resume': resumeRequest,
  'requests.reopen': reopenRequest,
  'requests.look': lookAt,
  'presence.set': setPresence,
  'requests.decideNothingHeld': decideNothingHeld,
  'requests.withdraw': withdrawRequest,
  'requests.match': matchRequest,
  'requests.logUnmatched': logUnmatched,
  'complaints.log': logComplaint,
  'complaints.acknowledge': acknowledgeComplaint,
  'complaints.tellProgress': tellProgress,
  'complaints.nameWhom': nameWhom,
  'complaints.decide': decideComplaint,
  'otherRights.log': logOtherRight,
  'rectifications.setOut': setOutDisputes,
  'otherRights.recordStep': recordRightStep,
  'otherRights.send': sendPortable,
  'otherRights.decide': decideOtherRight,
  'people.find': findPeople,
  'promises.make': makePromise,
  'promises.keep': keepPromise,
  'promises.list': listPromises,
  'closures.preview': previewClosing(safetyNetHours),
  'closures.close': closeAccount(safetyNetHours),
  'closures.confirm': confirmClosing(safetyNetHours),
  'closures.stop': stopClosing,
  'closures.list': listClosings,
  'closures.evidence': readEvidence,
  'closures.correct': correctEvidence,
  'retention.due': retentionDue,
  'retention.propose': proposeRun,
  'retention.approve': decideRun,
  'retention.run': startRun,
  'retention.runs': listRuns,
  'retention.items': listItems,
  'retention.certificates': listCertificates,
  'reports.read': readReport,
  'publications.list': listPublications,
  'publications.read': readPublication,
  'publications.preview': previewPublication,
  'publications.publish': publishMonth,
  'audit.list': listAudit,
  'audit.verify': verifyAudit(witness),
  'deskKeys.read': readDeskKey,
  'deskEvents.record': recordDeskEvents,
  'machines.report': reportMachine,
  'machines.list': listMachines,
  'machines.markLost': markMachineLost,
});

/** The commands whose plain case is one statement; without it, or where it gives nothing, the handler does everything. */
export const atOnce: AllAtOnce = { 'consents.decide': decideAtOnce };
