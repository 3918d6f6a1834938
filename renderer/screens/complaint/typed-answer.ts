import { COMPLAINT_DECISIONS } from '../../../shared/domain/complaint.ts';
import { type RequestDecision, RIGHT_DECISIONS } from '../../../shared/domain/deciding.ts';
import { SHARED_ITEMS, type SharedItem } from '../../../shared/domain/disclosure.ts';
import type { ToldCustomerHow } from '../../../shared/domain/rectification.ts';
import { OTHER_RIGHTS, type OtherRight, type RequestKind } from '../../../shared/domain/request.ts';
import { type AccessRefused, type WithdrawnBy, whyNotYet } from '../../../shared/domain/request-end.ts';
import { showDay } from '../../lib/time.ts';
import { placesLeft } from '../access/places-left.ts';
import type { Work } from '../access/work-query.ts';
import { showDate } from '../customer/typed-date.ts';
import type { Request } from '../requests/requests-query.ts';
import { readToldOn } from '../requests/told-on.ts';

/** What a supervisor types to decide. */
export type TypedAnswer = {
  readonly decision: '' | RequestDecision;
  readonly right: '' | OtherRight;
  readonly reasons: string;
  /** Of what it was done in part. */
  readonly items: Partial<Record<SharedItem, boolean>>;
  readonly tellsComplaint: boolean;
  readonly tellsCommissioner: boolean;
  readonly tellsCourt: boolean;
  /** Of a copy that is refused. */
  readonly because: '' | AccessRefused;
  /** Of what is no longer wanted. */
  readonly saidBy: '' | WithdrawnBy;
  readonly how: '' | ToldCustomerHow;
  readonly on: string;
};
export const emptyAnswer = (right: OtherRight | null, today: string): TypedAnswer => ({
  ...{ decision: '', right: right ?? '', reasons: '', items: {} },
  ...{ tellsComplaint: false, tellsCommissioner: false, tellsCourt: false },
  ...{ because: '', saidBy: '', how: '', on: showDate(today) },
});

/** What can be decided of a request of this kind. What is disputed is decided field by field, and is no question here. */
export function decisionsFor(kind: RequestKind, unmatched: boolean): readonly RequestDecision[] {
  if (kind === 'complaint') return [...COMPLAINT_DECISIONS, 'withdrawn'];
  const nothing = unmatched ? (['nothing-held'] as const) : [];
  if (kind === 'access') return [...nothing, 'refused', 'withdrawn'];
  if (kind === 'other-right' && !unmatched) return [...RIGHT_DECISIONS, 'withdrawn'];
  return kind === 'rectification' && !unmatched ? [] : [...nothing, 'withdrawn'];
}

/** Whether all three ways on are told; of a complaint the Commissioner alone, whatever was found. */
export const needsTurns = (decision: TypedAnswer['decision']): boolean =>
  decision === 'done-in-part' || decision === 'refused' || decision === 'nothing-held';

/** Whether recipients are told of what was done in part, and so of what that was (UK GDPR article 19). */
export const saysOfWhat = ({ decision, right }: Pick<TypedAnswer, 'decision' | 'right'>): boolean =>
  decision === 'done-in-part' && (right === 'erasure' || right === 'restriction');
/** What was ticked, in the order of what can be passed on; a draft of before has none. */
export const itemsIn = ({ items = {} }: Partial<Pick<TypedAnswer, 'items'>>): readonly SharedItem[] =>
  SHARED_ITEMS.filter((item) => items[item] === true);

type Fault = { readonly field: keyof TypedAnswer; readonly words: string };
type Asked = Pick<Request, 'kind' | 'madeOn' | 'waitingFor' | 'waitingSince'>;

/** The first thing that is missing; null where nothing is. */
export function faultIn(request: Asked, typed: TypedAnswer, today: string, work?: Work): Fault | null {
  const { kind } = request;
  const { decision } = typed;
  if (decision === '') return { field: 'decision', words: 'Say what is decided' };
  if (decision === 'nothing-held' && kind === 'access') {
    const fault = faultInPlaces(work);
    if (fault !== null) return { field: 'decision', words: fault };
  }
  if (decision === 'withdrawn') return faultInWithdrawn(request, typed, today);
  const rightOf = decision !== 'nothing-held' && kind === 'other-right';
  if (rightOf && !OTHER_RIGHTS.some((one) => one === typed.right)) return { field: 'right', words: 'Say what it is' };
  if (kind === 'other-right' && saysOfWhat(typed) && itemsIn(typed).length === 0)
    return { field: 'items', words: 'Say of what it was done' };
  if (typed.right === 'portability' && (decision === 'done' || decision === 'done-in-part') && work?.sent == null)
    return { field: 'decision', words: 'It is sent first, and that is noted under To take elsewhere' };
  if (kind === 'access' && decision === 'refused') {
    const fault = faultInReason(request, typed, today);
    if (fault !== null) return { field: 'because', words: fault };
  }
  if (decision !== 'done' && typed.reasons.trim() === '')
    return {
      field: 'reasons',
      words: decision === 'nothing-held' ? 'Say where it was searched' : 'Say it in words for the customer',
    };
  if (needsTurns(decision) && !(typed.tellsComplaint && typed.tellsCommissioner && typed.tellsCourt))
    return { field: 'tellsCourt', words: 'They are to hear each of the three' };
  if (kind === 'complaint' && !typed.tellsCommissioner)
    return { field: 'tellsCommissioner', words: 'They always hear how to turn to the Information Commissioner' };
  return null;
}

/** What is wrong with the reason for which no copy is given; null where it holds. */
function faultInReason(request: Asked, { because }: TypedAnswer, today: string): string | null {
  if (because === '') return 'Say for which reason';
  const notYet = whyNotYet(because, request, today);
  if (notYet === null) return null;
  return notYet.code === 'not-asked-for'
    ? 'Ask for it first, and note that under Waiting'
    : `It was asked for less than a month ago: this can be said from ${showDay(notYet.since)} on`;
}

/** What keeps it from being said of a copy that nothing is held; null where each place was asked and nothing was found. */
function faultInPlaces(work: Work | undefined): string | null {
  const left = work ? placesLeft(work) : 'unanswered';
  if (left === 'found') return 'Something was found outside this system: it is sent to them as a copy';
  return left === 'unanswered' ? 'Each place outside this system has its answer first' : null;
}

function faultInWithdrawn({ madeOn }: Asked, { saidBy, how, on, reasons }: TypedAnswer, today: string): Fault | null {
  if (saidBy === '') return { field: 'saidBy', words: 'Say who said so' };
  const read = readToldOn(on, { madeOn, today });
  if ('fault' in read) return { field: 'on', words: read.fault };
  if (how === '') return { field: 'how', words: 'Say how they said it' };
  return reasons.trim() === '' ? { field: 'reasons', words: 'Type what they said' } : null;
}
