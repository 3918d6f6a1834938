/**
 * Numbers that are not law: what is used, and the ceiling a setting may raise it to.
 * Days, counts and lengths named in the domain rules live here and nowhere else.
 */
export type Limit = { readonly value: number; readonly ceiling: number };

/** Minutes a conversation stays parked after the line dropped. */
export const PARK_MINUTES: Limit = { value: 30, ceiling: 60 };
/** Hours a failed identity check stays visible to the next adviser. */
export const FAILED_CHECK_HOURS: Limit = { value: 24, ceiling: 24 };
/** Failed identity checks of one customer in one conversation before the desk stops asking. */
export const FAILED_CHECKS: Limit = { value: 5, ceiling: 10 };
/** Days a contact detail must be held before it serves for a call-back. */
export const CONTACT_AGE_DAYS: Limit = { value: 14, ceiling: 60 };
/** Days since a session with this adviser for "known to me". */
export const KNOWN_TO_ME_DAYS: Limit = { value: 365, ceiling: 365 };
/** Minutes a `saidAt` may run ahead of the server before it is flagged. */
export const CLOCK_AHEAD_MINUTES: Limit = { value: 2, ceiling: 10 };
/** Days an idempotency record is kept. */
export const KEY_DAYS: Limit = { value: 90, ceiling: 90 };
/** Months after completion for which a request that matches nobody is kept. */
export const UNMATCHED_MONTHS: Limit = { value: 3, ceiling: 3 };
/**
 * Days after the request within which proof of who asks was asked for without delay (UK GDPR articles 12(6) and 12A; the ICO’s guide to
 * the right of access, “as soon as possible”): asked for later, it moves no clock.
 */
export const PROOF_ASKED_DAYS: Limit = { value: 7, ceiling: 14 };
/** Days without an answer after which a request can be ended for it (the ICO’s guide: generally a month is reasonable). */
export const UNANSWERED_DAYS: Limit = { value: 31, ceiling: 62 };
/** Days a change is kept for desks that were away. */
export const CHANGE_DAYS: Limit = { value: 7, ceiling: 7 };
/** Seconds between the beats of a stream of changes. */
export const BEAT_SECONDS = 15;
/** Seconds within which a desk says again that a request is open on it. */
export const PRESENCE_SECONDS = 30;
/** Streams of changes that one person may hold open at once. */
export const STREAMS_PER_PERSON = 5;
/** Days a machine with nothing unsent stays on the board after it was last seen. */
export const MACHINE_DAYS: Limit = { value: 90, ceiling: 365 };
/** Minutes without a key or a mouse after which the desk locks; a setting may only shorten them. */
export const LOCK_MINUTES: Limit = { value: 5, ceiling: 5 };
/** The same while a conversation is open. */
export const LOCK_MINUTES_IN_CONVERSATION: Limit = { value: 20, ceiling: 20 };
/** Seconds before locking in which a warning is on screen. */
export const LOCK_WARNING_SECONDS = 60;
/** Seconds a personal value stays on the clipboard. */
export const CLIPBOARD_SECONDS = 60;
/** Hours since somebody's last sign-in on a machine in which their passcode opens it. */
export const PASSCODE_HOURS: Limit = { value: 12, ceiling: 12 };
/** Wrong passcodes in a row after which only a sign-in at the issuer opens the machine. */
export const PASSCODE_TRIES: Limit = { value: 5, ceiling: 5 };
/** Days ahead for which something may be promised. */
export const PROMISE_DAYS: Limit = { value: 180, ceiling: 365 };
/** Requests that one answer about reminders holds, the nearest due first. */
export const REMINDED_AT_ONCE = 200;
/** A count of a morning says no more than this, and then as many or more. */
export const COUNTED_TO = 999;
/** Days ahead that a morning shows, each by itself, and those of them that count as soon. */
export const MORNING_DAYS = 30;
export const SOON_DAYS = 7;
/** Hours a copy of a record may stay on a machine; a setting may only shorten them. */
export const COPY_HOURS: Limit = { value: 12, ceiling: 12 };
/** Days in which an adviser's own sessions are offered for their day, back and ahead. */
export const OWN_SESSION_DAYS: Limit = { value: 60, ceiling: 365 };
/** Days after which a recipient that has not answered is asked again. */
export const CHASE_DAYS: Limit = { value: 14, ceiling: 30 };
/** Days after which somebody who complained is told how it is getting on (DPA 2018, section 164A). */
export const PROGRESS_DAYS: Limit = { value: 14, ceiling: 14 };
/** Days in which an organisation is asked to give facts about a complaint, unless whoever asks says another day. */
export const FACTS_DAYS: Limit = { value: 7, ceiling: 14 };
/** Years since somebody last used the service for which they are known as a person of ours. */
export const PEOPLE_YEARS: Limit = { value: 6, ceiling: 6 };
/** Days for which back-ups are kept (domain: how long each thing is kept). */
export const BACKUP_DAYS: Limit = { value: 35, ceiling: 35 };
/** Hours between a closing and the destruction that follows, in which a supervisor may stop it. */
export const SAFETY_NET_HOURS: Limit = { value: 24, ceiling: 168 };
/** Years after closing for which the evidence of a payment may be kept (notice, "How long we keep your information"). */
export const EVIDENCE_YEARS: Limit = { value: 6, ceiling: 6 };
/** Years after the end of the financial year of a payment in which it may still be audited. */
export const AUDIT_PERIOD_YEARS: Limit = { value: 6, ceiling: 6 };
/** Days since somebody's last sign-in in which a request can be given to them. */
export const STAFF_DAYS: Limit = { value: 90, ceiling: 365 };
/** Years without contact after which somebody has lapsed. */
export const RETENTION_YEARS: Limit = { value: 6, ceiling: 6 };
/** Years after its completion for which a request is kept. */
export const REQUEST_YEARS: Limit = { value: 2, ceiling: 2 };
/** Things in one destruction run, the longest due first; what is left comes in the next. */
export const RUN_ITEMS: Limit = { value: 2_000, ceiling: 5_000 };

export const FIND_RESULTS = 25;
export const LINE_LENGTH = 200;
export const NOTE_LENGTH = 200;
export const REQUEST_NOTE_LENGTH = 1_000;
export const LETTER_LENGTH = 20_000;
/** Of everything held of somebody, on paper or as data. */
export const COPY_LENGTH = 5_000_000;
export const WORDING_WORDS = 45;
export const BODY_BYTES = 256 * 1024;
/** Items of a list when the caller does not say. */
export const PAGE_LENGTH = 25;
/** Those who may speak for one customer, the newest, in one answer. */
export const AUTHORITIES_SHOWN = 50;
/** Audit rows verified in one call. */
export const VERIFIED_AT_ONCE = 10_000;
/** Audit rows of one export. */
export const EXPORTED_AT_ONCE = 10_000;
/** Copies taken in one call, and people on an adviser's list of a day. */
export const COPIES_AT_ONCE = 10;
export const DAY_LENGTH = 200;
/** People offered from an adviser's own sessions. */
export const OWN_SESSIONS = 50;
/** People of ours offered for a name. */
export const PEOPLE_SHOWN = 25;
