import { type EvidenceField, faultOfEvidence, mayBeEmpty } from '../../../shared/domain/evidence.ts';
import { heldForm, type ValueFault } from '../../../shared/domain/field-values.ts';
import type { Input } from '../../../shared/operations.ts';
import { changeFaultWords } from '../../lib/words/change-faults.ts';
import { readTypedDate } from '../customer/typed-date.ts';
import type { Part } from './evidence-parts.ts';

export type TypedPart = { readonly decision: '' | 'corrected' | 'kept'; readonly value: string; readonly reasons: string };
/** What a supervisor types who decides what stays; a part that is not there has not been touched. */
export type TypedEvidence = {
  readonly parts: Readonly<Record<string, TypedPart>>;
  readonly tellsComplaint: boolean;
  readonly tellsCommissioner: boolean;
  readonly tellsCourt: boolean;
};
const NOTHING: TypedPart = { decision: '', value: '', reasons: '' };
export const nothingDecided = (parts: readonly Part[]): TypedEvidence => ({
  parts: Object.fromEntries(parts.map(({ key }) => [key, NOTHING])),
  ...{ tellsComplaint: false, tellsCommissioner: false, tellsCourt: false },
});

const DAYS: readonly EvidenceField[] = ['dateOfBirth', 'sessionOn', 'effectiveOn', 'paidOn'];
/** As many as go into one decision (contract). */
const MOST = 20;

type Decided = Input<'closures.correct'>['fields'][number];
export type ReadEvidence = {
  readonly fields: readonly Decided[];
  /** By the key of a part, what is to be done about it. */
  readonly faults: ReadonlyMap<string, { readonly at: 'value' | 'reasons'; readonly words: string }>;
  readonly unticked: boolean;
  readonly tooMany: boolean;
  readonly keeps: boolean;
};

/** The decisions that a form stands for, and what stops them. `parts`: as whoever decides saw them. */
export function readEvidence(typed: TypedEvidence, parts: readonly Part[], today: string): ReadEvidence {
  const fields: Decided[] = [];
  const faults = new Map<string, { at: 'value' | 'reasons'; words: string }>();
  for (const part of parts) {
    const one = typed.parts[part.key] ?? NOTHING;
    if (one.decision === '') continue;
    const value = one.decision === 'corrected' ? rightValue(part.field, one.value, today) : null;
    const fault = one.decision === 'kept' ? faultOfReasons(one) : faultOfValue(part, value, today);
    if (fault) faults.set(part.key, { at: one.decision === 'kept' ? 'reasons' : 'value', words: fault });
    fields.push({
      ...{ field: part.field, decision: one.decision, seenNow: part.held },
      ...(part.outcomeId === null ? {} : { outcomeId: part.outcomeId }),
      ...(one.decision === 'corrected' ? { value } : { reasons: one.reasons.trim() }),
    });
  }
  const keeps = fields.some(({ decision }) => decision === 'kept');
  const ticked = typed.tellsComplaint && typed.tellsCommissioner && typed.tellsCourt;
  return { fields, faults, unticked: keeps && !ticked, tooMany: fields.length > MOST, keeps };
}

/** What was typed, in the form it is held in; null for nothing. */
function rightValue(field: EvidenceField, typed: string, today: string): string | null {
  const text = typed.trim().replace(/\s+/gu, ' ');
  if (text === '') return null;
  if (DAYS.includes(field)) return readTypedDate(text, today) ?? text;
  return field === 'postcode' ? heldForm('postcode', text) : text;
}

const faultOfReasons = ({ reasons }: TypedPart) => (reasons.trim() === '' ? 'Say it in words for the person' : null);

function faultOfValue({ field, held }: Part, value: string | null, today: string): string | null {
  if (value === null && !mayBeEmpty(field)) return 'Say what it should be';
  const same = field === 'postcode' && held !== null ? heldForm('postcode', held) : held;
  if (value === same) return 'This is what is held';
  const fault = value === null ? null : faultOfEvidence(field, value, today);
  return fault === null ? null : changeFaultWords[fault as ValueFault];
}
