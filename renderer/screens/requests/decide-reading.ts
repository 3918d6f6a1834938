import { FIELDS, type Field } from '../../../shared/domain/customer.ts';
import { faultOf, heldForm, isNeeded, type ValueFault } from '../../../shared/domain/field-values.ts';
import type { FieldDecision } from '../../../shared/domain/rectification.ts';
import type { Input } from '../../../shared/operations.ts';
import { typedValue } from '../amend/changes-of.ts';
import type { Dispute } from './requests-query.ts';

export type TypedField = { readonly decision: '' | FieldDecision; readonly value: string; readonly reasons: string };
export type TypedDecide = {
  readonly fields: Record<Field, TypedField>;
  readonly tellsComplaint: boolean;
  readonly tellsCommissioner: boolean;
  readonly tellsCourt: boolean;
};
export const NOTHING: TypedField = { decision: '', value: '', reasons: '' };
export const nothingTyped = (): TypedDecide => ({
  fields: Object.fromEntries(FIELDS.map((field) => [field, NOTHING])) as Record<Field, TypedField>,
  ...{ tellsComplaint: false, tellsCommissioner: false, tellsCourt: false },
});

/** The decisions that fit what is in dispute: only a value that can be one is taken over, only what is held gets a note. */
export function decisionsFor({ field, says, now }: Dispute, today: string): readonly FieldDecision[] {
  const kept = says === null ? '' : heldForm(field, says);
  const usable = kept !== '' && faultOf(field, kept, today) === null;
  return [
    ...(usable ? (['corrected'] as const) : []),
    'corrected-differently',
    ...(now === null ? [] : (['completed'] as const)),
    'kept',
  ];
}

export type DecideFault = ValueFault | 'required' | 'reasons' | 'ticks';
type Decided = Input<'requests.decide'>['fields'][number];
export type ReadDecide = {
  readonly fields: readonly Decided[];
  readonly faults: ReadonlyMap<Field | 'ticks', DecideFault>;
  readonly keeps: boolean;
};

/** The decisions that a form stands for, and what stops them. `seen`: the disputes as whoever decides saw them. */
export function readDecide(typed: TypedDecide, seen: readonly Dispute[], today: string): ReadDecide {
  const fields: Decided[] = [];
  const faults = new Map<Field | 'ticks', DecideFault>();
  for (const { field, now, decision: before } of seen) {
    const { decision, value, reasons } = typed.fields[field];
    if (before !== null || decision === '') continue;
    const right = decision === 'corrected-differently' ? typedValue(field, value, today) : null;
    const fault = faultIn(field, typed.fields[field], right, today);
    if (fault) faults.set(field, fault);
    fields.push({
      ...{ field, decision, seenNow: now },
      ...(decision === 'corrected-differently' ? { value: right } : {}),
      ...(decision === 'kept' || decision === 'completed' ? { reasons: reasons.trim() } : {}),
    });
  }
  const keeps = fields.some(({ decision }) => decision === 'kept');
  if (keeps && !(typed.tellsComplaint && typed.tellsCommissioner && typed.tellsCourt)) faults.set('ticks', 'ticks');
  return { fields, faults, keeps };
}

function faultIn(field: Field, { decision, reasons }: TypedField, right: string | null, today: string): DecideFault | null {
  if (decision === 'kept' || decision === 'completed') return reasons.trim() === '' ? 'reasons' : null;
  if (decision !== 'corrected-differently') return null;
  if (right === null) return isNeeded(field) ? 'required' : null;
  return faultOf(field, right, today);
}
