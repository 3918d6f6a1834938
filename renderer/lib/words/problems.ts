import type { Failure } from '../../../shared/problem.ts';

/** What each failure means for the person at the desk, and what to do next. Nothing here names anybody. */
export const problemWords: Record<Failure['code'], string> = {
  unauthenticated: 'Your sign-in is no longer valid. Sign in again.',
  forbidden: 'Your role or organisation may not do this.',
  'not-found': 'There is no such record.',
  validation: 'Something in what was typed cannot be used. Check it and try again.',
  'too-large': 'That was too much to send at once.',
  'unsupported-media-type': 'The central service did not understand what was sent.',
  'rate-limited': 'Too many requests in a short time. Wait a moment and try again.',
  'timed-out': 'The central service took too long to answer. Try again.',
  unavailable: 'The central service cannot do this at the moment. Try again in a minute.',
  internal: 'Something went wrong at the central service. Try again; if it stays, tell your supervisor the request number.',
  'idempotency-key-required': 'The command was sent without its number. Try again.',
  'idempotency-key-refused': 'The central service refused the number of this command. Try again.',
  'idempotency-key-reused': 'This was already sent with something else in it. Begin again.',
  'in-progress': 'The same thing is already being done. Wait a moment.',
  'stale-version': 'Somebody changed this since you opened it. Look again before you go on.',
  'level-too-low': 'The identity check has not gone far enough for this. Check another item first.',
  'no-authority': 'Whoever speaks has no recorded authority for this customer. Confirm nothing.',
  'conversation-not-open': 'This conversation is no longer open. Begin a new one.',
  'too-many-checks': 'Too many identity checks have failed. Do not ask again in this conversation.',
  'wording-required': 'The wording has to be read aloud before a consent is given.',
  'changed-meanwhile': 'Somebody else has changed this since you saw it. Compare the two and decide.',
  'consent-needed': 'The customer has not agreed to us holding this. Ask for the consent first.',
  'not-to-share': 'This may not be passed on to that organisation.',
  'four-eyes': 'You logged this yourself, or what joined it. Another supervisor decides it.',
  'claimed-by-another': 'A colleague has taken this request. Look again, or take it over.',
  'not-at-that-step': 'The request is not at that step any more. Look again.',
  'likely-duplicate': 'Somebody like this is there already. Look whether it is one of them before a second record is made.',
  'reference-taken': 'The reference made for this is in use already. Send it with a new one.',
  'account-closed': 'This customer has stopped using the service. Nothing more can be recorded.',
  'closing-blocked': 'Something this customer asked for has to be finished first.',
  'reason-required': 'The central service needs a reason for opening this record.',
  'find-too-short': 'That is too little to search with. Add a letter or another word.',
  'machine-lost': 'This computer was reported lost. Ask your supervisor.',
  offline: 'The central service cannot be reached from this computer.',
  'bad-answer': 'The central service answered something this version cannot read.',
  'bad-input': 'Something in what was typed cannot be used. Check it and try again.',
  'signed-out': 'Nobody is signed in.',
  locked: 'The desk is locked. Unlock it and try again.',
  'not-opened': 'What was recorded could not be opened again after the desk was locked. Ask the customer again.',
  managed: 'Your administrator has set this. It cannot be changed here.',
  unsent: 'Something has not reached the central service yet.',
  'wrong-passcode': 'That is not the passcode you chose on this computer.',
  'no-tries-left': 'The passcode was wrong too often. Sign in again in the browser.',
  'too-long-ago': 'Your last sign-in on this computer is too long ago for the passcode. Sign in again in the browser.',
  'disk-full': 'This computer’s disk is full, so it could not be kept. Make room on it and try again.',
  'not-writable':
    'This computer did not let Adviser Desk write to its folder, so it could not be kept. Try again; if it stays so, ask your IT help.',
  'no-key-store': 'This computer has no key store, so nothing personal is kept on it.',
  'not-now': 'That cannot be done at this moment.',
  'depends-on-refused': 'This was not sent, because what it belongs to was taken out.',
  'to-be-matched': 'It is not known yet whose record this belongs to.',
  'no-copy': 'There is no copy of this record on this computer. It can be opened once the central service can be reached.',
  'set-aside':
    'It was found on this computer where it did not belong: put back from an earlier time, or left by damage. It may have been received before. Sending it again cannot do it twice.',
  'link-refused': 'This link is not on the list of addresses the desk may open.',
  failed: 'Something went wrong on this computer. Try again.',
};

const HANDED_OVER = 'The request is not there for you any more: it was handed over, or has gone.';
type Code = Failure['code'];
const STILL_HEARD = {
  'account-closed': 'This customer has stopped using the service. What they asked is still heard: send it again.',
  'not-found':
    'There is no such record any more. What they asked is still heard: send it as a request of somebody we cannot find.',
};
/** Of some commands a failure means something else than of most. */
const ofCommand: Readonly<Record<string, Readonly<Partial<Record<Code, string>>>>> = {
  'requests.note': { 'not-found': `${HANDED_OVER} Tell whoever has it what you wanted to note.` },
  'requests.recordCheck': {
    'not-found': `${HANDED_OVER} Whoever logged it may still send what they did as a note.`,
    'not-at-that-step':
      'The request is finished by now, and no step to check it is taken any more. Send it as a note if it still matters.',
  },
  'accessRequests.log': STILL_HEARD,
  'complaints.log': STILL_HEARD,
  'otherRights.log': STILL_HEARD,
  'rectifications.log': {
    ...STILL_HEARD,
    'account-closed':
      'This customer has stopped using the service, and no value of their record stays here. What they asked is still heard: send it again, or, where the record is gone, as a request of somebody we cannot find.',
  },
  'promises.make': { 'not-found': `${HANDED_OVER} Nothing was promised.` },
  'promises.keep': {
    'not-found': 'The promise is not there for you any more: its request was handed over, or it has gone.',
    'not-at-that-step':
      'Somebody has recorded already what became of this promise. Look at it again, and take this out if nothing is left to do.',
  },
};

/** What a failure of a command means for the person at the desk, and what to do next. */
export const refusedWords = (operation: string, code: Code): string => ofCommand[operation]?.[code] ?? problemWords[code];
