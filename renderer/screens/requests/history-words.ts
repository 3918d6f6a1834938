import type { Purpose } from '../../../shared/domain/consent.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import type { FieldDecision } from '../../../shared/domain/rectification.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import type { RequestEvent } from '../../../shared/domain/request-history.ts';
import { showDay, showWhen } from '../../lib/time.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { purposeWords } from '../../lib/words/purposes.ts';
import { refusedWords } from '../complaint/end-words.ts';
import type { Happened } from './history-query.ts';
import { decisionWords, extensionReasonWords, outcomeWords, toldHowWords } from './request-words.ts';

const LOOKS: Record<string, string> = {
  fine: 'Nothing was wrong with it',
  'talk-to-adviser': 'To be talked about with the adviser',
  reopen: 'To be opened again',
};

/** The decisions of a complaint, of another right, and of nobody we can find. */
const wholeWords: Record<string, string> = {
  upheld: 'They were right',
  'partly-upheld': 'They were partly right',
  'not-upheld': 'They were not right',
  done: 'Done as they asked',
  'done-in-part': 'Done in part',
  refused: 'Refused',
  'nothing-held': 'We hold nothing about them',
  withdrawn: 'No longer wanted',
};

const plain: Record<RequestEvent, string> = {
  logged: 'Logged',
  joined: 'Asked again',
  'dated-earlier': 'The time runs from this day: it was asked for already',
  noted: 'Note',
  checked: 'Step to check',
  claimed: 'Taken',
  assigned: 'Given to somebody',
  'given-back': 'Given back, so nobody has it',
  'handed-over': 'Handed over',
  waiting: 'Waiting',
  resumed: 'The answer came',
  extended: 'More time taken',
  decided: 'Decided',
  'customer-told': 'Customer told',
  'recipient-told': 'Recipient told',
  reopened: 'Opened again',
  'taken-back': 'Disputed again, so it is decided anew',
  looked: 'Looked at',
  completed: 'Complete',
  acknowledged: 'Acknowledged',
  'progress-told': 'Told how far it is',
  matched: 'Matched with a record',
  'set-out': 'Said which values are in dispute',
  'copy-sent': 'Copy sent',
  'facts-asked': 'Facts asked for',
  'facts-given': 'Facts given',
};

/** What happened, in a few words. */
export function eventWords({ event, toName, outcome, reference, field }: Happened): string {
  const to = toName ?? 'somebody';
  switch (event) {
    case 'joined':
      return reference === null ? plain.joined : `Asked again as ${showReference(reference)}`;
    case 'claimed':
      return toName === null ? plain.claimed : `Taken over from ${to}`;
    case 'assigned':
      return `Given to ${to}`;
    case 'facts-asked':
      return `${to} asked for facts`;
    case 'handed-over':
      return `Handed over to ${to}`;
    case 'recipient-told':
      return `${to} told`;
    case 'waiting':
      return outcome === 'proof' ? 'Asked for proof of who is asking' : 'Asked the customer what they want';
    case 'resumed':
      return outcome === 'proof' ? 'The proof came' : 'The customer said what they want';
    case 'checked':
      return [field === null ? plain.checked : `Step to check ${nameOf(field).toLowerCase()}`, outcome && codeWords(outcome)]
        .filter(Boolean)
        .join('. ');
    case 'matched':
      return outcome === 'another-record' ? 'Matched with another record' : plain.matched;
    case 'decided':
      return outcome === 'on-call' ? 'Put right on the call' : plain.decided;
    case 'customer-told':
    case 'extended':
    case 'looked':
      return outcome === null ? plain[event] : `${plain[event]}: ${codeWords(outcome)}`;
    default:
      return plain[event];
  }
}

/** When it happened; where it was recorded on another day, when that was too. */
export function whenWords({ on, at }: Pick<Happened, 'on' | 'at'>, now: Date): string {
  if (at === null) return showDay(on);
  const recorded = showWhen(at, now);
  return londonDay(new Date(at)) === on ? recorded : `${showDay(on)}, recorded ${recorded}`;
}

/** `Date of birth: Kept, with reasons. The passport says so.` for each decision made or taken back; of a match, each consent it took back. */
export function decisionLines({ event, decisions, outcome }: Happened, now: Date): string[] {
  if (event === 'matched')
    return [
      ...decisions.map(({ field }) => `Consent taken back: ${purposeWords[field as Purpose]?.title ?? field}`),
      ...(outcome === 'another-record' && decisions.length > 0 ? [STAYS_TAKEN_BACK] : []),
    ];
  return decisions.map(({ field, decision, value, reasons, byName, at }) => {
    const what = [decisionWords[decision as FieldDecision] ?? wholeWords[decision] ?? decision, valueWords(field, value), reasons]
      .filter((part) => part)
      .join('. ');
    const who = [byName, at && showWhen(at, now)].filter(Boolean).join(', ');
    const back = event === 'reopened' || event === 'taken-back';
    return `${back ? 'Taken back. ' : ''}${nameOf(field)}: ${what}${who === '' ? '' : ` (${who})`}`;
  });
}

/** What a match did on a record that it was not. */
export const STAYS_TAKEN_BACK = 'On the record it was matched with before, it stays taken back until that is put right there.';

/** A value as it is; of a whole request, why it was refused, or how it was said that they no longer want it. */
const valueWords = (field: string, value: string | null) => (value !== null && field === 'decision' ? codeWords(value) : value);
const nameOf = (field: string): string =>
  field === 'decision' ? 'The decision' : ((fieldWords as Record<string, string>)[field] ?? field);
const codes: Record<string, string> = { ...outcomeWords, ...toldHowWords, ...extensionReasonWords, ...refusedWords, ...LOOKS };
const codeWords = (code: string): string => codes[code] ?? code;
