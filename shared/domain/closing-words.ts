import { organisationName } from '../codes/organisations.ts';
import type { ClosingScope, Going } from './closing.ts';
import { AUDIT_PERIOD_YEARS, EVIDENCE_YEARS } from './limits.ts';
import type { EvidenceRule } from './retention.ts';

type Goes = { readonly what: Going; readonly count: number };
type Stays = {
  readonly sessionOn: string;
  readonly organisation: string;
  readonly goesOn: string;
  readonly rule: EvidenceRule;
};

/** What closing would do, as the central service says it. */
export type WouldDo = {
  readonly goes: readonly Goes[];
  readonly stays: readonly Stays[];
  readonly recipients: readonly string[];
};

export type ToSay = {
  readonly scope: ClosingScope;
  /** They are from 13 to 17: in simpler words. */
  readonly young: boolean;
  /** Null without a connection: then what is always so is said. */
  readonly wouldDo: WouldDo | null;
  /** How long a supervisor can stop it. */
  readonly safetyNetHours: number;
  /** A day as it is said. */
  readonly showDay: (day: string) => string;
};

/** What is read aloud before somebody stops using the service: sentences a caller can follow. */
export type ReadAloud = {
  readonly goes: readonly string[];
  readonly stays: readonly string[];
  readonly until: readonly string[];
  readonly told: readonly string[];
};

/** The lists to read aloud (domain: closing): what goes, what stays and why, until when on what basis, and who is told. */
export function readAloud(say: ToSay): ReadAloud {
  if (say.scope === 'online-account') return say.young ? SIGN_IN_YOUNG : SIGN_IN;
  const { wouldDo, young, safetyNetHours } = say;
  return {
    goes: [...atOnce(young), ...whatGoes(wouldDo, young), afterwards(young, safetyNetHours)],
    stays: whatStays(wouldDo, young),
    until: untilWhen(say),
    told: whoIsTold(wouldDo, young),
  };
}

const SIGN_IN: ReadAloud = {
  goes: ['Your sign-in to the website ends.'],
  stays: ['You stay a customer, and nothing that we hold about you is deleted.', 'Our advisers go on helping you.'],
  until: ['How long we keep what we hold does not change.'],
  told: ['Nobody is told of it.'],
};
const SIGN_IN_YOUNG: ReadAloud = {
  goes: ['You cannot sign in to the website any more.'],
  stays: ['We keep what we know about you, and nothing is deleted.', 'You can still ring us or see an adviser.'],
  until: ['We keep it just as long as before.'],
  told: ['We tell nobody about it.'],
};

const atOnce = (young: boolean): readonly string[] =>
  young
    ? ['From now on nobody here can look you up, and you cannot sign in to the website.', 'We stop all that you said yes to.']
    : [
        'At once nobody here finds your record any more, and your sign-in to the website ends.',
        'At once everything optional that you agreed to ends.',
      ];

const hours = (count: number): string => (count === 1 ? '1 hour' : `${count} hours`);

function afterwards(young: boolean, wait: number): string {
  const when = wait === 0 ? 'Soon' : `After ${hours(wait)}`;
  return young ? `${when} all of this is gone for good.` : `${when} all of this is destroyed, on our advisers’ computers too.`;
}

/** `3 requests`. */
const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** `some`: proof of a payment stays. */
type Say = (count: number, some: boolean) => string;
const but = (some: boolean): string => (some ? ', but for what I say next' : '');
const most = (some: boolean): string => (some ? 'most of what' : 'what');
const goesWords: Record<Going, Say> = {
  values: () => 'Your name, address, phone numbers, e-mail and all other details go.',
  consents: () => 'The record of what you agreed to and refused goes.',
  'special-answers': () => 'Your answers to the optional questions go at once.',
  contacts: (count) => `The record of ${many(count, 'contact', 'contacts')} with us goes.`,
  sessions: (count, some) => `The record of ${many(count, 'session', 'sessions')} with an adviser goes${but(some)}.`,
  outcomes: (_, some) => `The record of what came of your sessions goes${but(some)}.`,
  requests: () => 'What we wrote down of anything you asked us for goes.',
  'passed-on': () => 'The list of what we passed on about you, and to whom, goes.',
  conversations: (count) => `The notes of ${many(count, 'conversation', 'conversations')} with you go.`,
};
const goesWordsYoung: Record<Going, Say> = {
  values: () => 'We delete your name, where you live, your phone numbers and your e-mail.',
  consents: () => 'We delete what you said yes and no to.',
  'special-answers': () => 'We delete your answers to the extra questions straight away.',
  contacts: (count) => `We delete our list of ${many(count, 'time', 'times')} that we were in touch.`,
  sessions: (count, some) => `We delete ${most(some)} we know of ${many(count, 'session', 'sessions')} with an adviser.`,
  outcomes: (_, some) => `We delete ${most(some)} we know of what you did next.`,
  requests: () => 'We delete anything that you asked us for.',
  'passed-on': () => 'We delete the list of who we told about you.',
  conversations: (count) => `We delete our notes of ${many(count, 'talk', 'talks')} with you.`,
};
/** What there is of nearly everybody, said where nobody can look. */
const NEARLY_ALWAYS: readonly Goes[] = [
  { what: 'values', count: 1 },
  { what: 'consents', count: 1 },
  { what: 'special-answers', count: 1 },
  { what: 'passed-on', count: 1 },
];

function whatGoes(wouldDo: WouldDo | null, young: boolean): readonly string[] {
  const words = young ? goesWordsYoung : goesWords;
  const some = (wouldDo?.stays.length ?? 0) > 0;
  return (wouldDo?.goes ?? NEARLY_ALWAYS).filter(({ count }) => count > 0).map(({ what, count }) => words[what](count, some));
}

const NOTE = 'A note stays that this reference was closed, without your name.';
const NOTE_YOUNG = 'We keep a note with your reference number, but not your name.';

function whatStays(wouldDo: WouldDo | null, young: boolean): readonly string[] {
  const note = young ? NOTE_YOUNG : NOTE;
  if (wouldDo?.stays.length === 0) return [young ? 'We keep nothing else about you.' : 'Nothing about you stays with us.', note];
  const paid = young
    ? 'Organisations were paid for helping you, and somebody may check that the money was right.'
    : 'Organisations were paid for sessions with you, and those payments may be audited.';
  if (wouldDo === null) return [young ? MAYBE_YOUNG : MAYBE, note];
  return [
    paid,
    young
      ? 'So we keep your reference number, your birthday, your postcode, and when and with whom those sessions were.'
      : 'For that we keep your reference, date of birth, home postcode, and the date, organisation, adviser and outcome of each such session.',
    'With each we keep when it was paid, and whether it was paid for a priority group.',
    young ? 'We do not keep your name, phone number or e-mail.' : 'Your name, phone, e-mail and address are not kept with it.',
    note,
  ];
}
const MAYBE = 'If an organisation was paid for a session with you, proof of that payment stays.';
const MAYBE_YOUNG = 'If somebody was paid for helping you, we keep proof of that.';

const ruleWords: Record<EvidenceRule, string> = {
  'audit-period-over': `That is ${AUDIT_PERIOD_YEARS.value} years after the end of the financial year in which it was paid.`,
  'years-after-closing': `That is ${EVIDENCE_YEARS.value} years after you stop using the service.`,
};

function untilWhen({ wouldDo, young, showDay }: ToSay): readonly string[] {
  if (wouldDo === null) return [`Proof of a payment is kept for ${EVIDENCE_YEARS.value} years at most.`, BASIS];
  if (wouldDo.stays.length === 0) return [];
  const sessions = wouldDo.stays.map(({ sessionOn, organisation, goesOn, rule }) => {
    const where = organisationName(organisation) ?? `organisation ${organisation}`;
    const goes = young ? `we delete the proof on ${showDay(goesOn)}` : `the proof goes on ${showDay(goesOn)}`;
    return `Your session on ${showDay(sessionOn)}, ${where}: ${goes}. ${ruleWords[rule]}`;
  });
  // Several outcomes of one session are one session to whoever hears it.
  return [...new Set(sessions), BASIS];
}
const BASIS =
  'We keep it because payments must be open to audit; our privacy notice says so under “How long we keep your information”.';

function whoIsTold(wouldDo: WouldDo | null, young: boolean): readonly string[] {
  if (wouldDo === null) return ['Everybody whom we gave something about you is told that you have stopped.'];
  if (wouldDo.recipients.length === 0) return ['There is nobody whom we have to tell.'];
  return [
    ...wouldDo.recipients.map((recipient) => `We tell ${recipient} that you have stopped using the service.`),
    young ? 'We ask them to delete what they do not have to keep.' : 'We ask them to erase what no law makes them keep.',
  ];
}

/** The safety net, to whoever hears it before they say yes. */
export function safetyNetWords(wait: number): string {
  if (wait === 0) return 'It cannot be undone.';
  return `For ${hours(wait)} a supervisor can stop it if it was the wrong person. After that it cannot be undone.`;
}
