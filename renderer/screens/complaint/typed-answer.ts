import { COMPLAINT_DECISIONS } from '../../../shared/domain/complaint.ts';
import { type RequestDecision, RIGHT_DECISIONS } from '../../../shared/domain/deciding.ts';
import { SHARED_ITEMS, type SharedItem } from '../../../shared/domain/disclosure.ts';
import { OTHER_RIGHTS, type OtherRight, type RequestKind } from '../../../shared/domain/request.ts';

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
};
export const emptyAnswer = (right: OtherRight | null): TypedAnswer => ({
  ...{
    decision: '',
    right: right ?? '',
    reasons: '',
    items: {},
    tellsComplaint: false,
    tellsCommissioner: false,
    tellsCourt: false,
  },
});

/** What can be decided of a request of this kind. Of nobody we can find: that nothing is held, or what can be decided all the same. */
export function decisionsFor(kind: RequestKind, unmatched: boolean): readonly RequestDecision[] {
  if (kind === 'complaint') return COMPLAINT_DECISIONS;
  return unmatched ? ['nothing-held'] : RIGHT_DECISIONS;
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

/** The first thing that is missing; null where nothing is. */
export function faultIn(kind: RequestKind, typed: TypedAnswer): Fault | null {
  if (typed.decision === '') return { field: 'decision', words: 'Say what is decided' };
  const rightOf = typed.decision !== 'nothing-held' && kind === 'other-right';
  if (rightOf && !OTHER_RIGHTS.some((one) => one === typed.right)) return { field: 'right', words: 'Say what it is' };
  if (kind === 'other-right' && saysOfWhat(typed) && itemsIn(typed).length === 0)
    return { field: 'items', words: 'Say of what it was done' };
  if (typed.decision !== 'done' && typed.reasons.trim() === '')
    return {
      field: 'reasons',
      words: typed.decision === 'nothing-held' ? 'Say where it was searched' : 'Say it in words for the customer',
    };
  if (needsTurns(typed.decision) && !(typed.tellsComplaint && typed.tellsCommissioner && typed.tellsCourt))
    return { field: 'tellsCourt', words: 'They are to hear each of the three' };
  if (kind === 'complaint' && !typed.tellsCommissioner)
    return { field: 'tellsCommissioner', words: 'They always hear how to turn to the Information Commissioner' };
  return null;
}
