import { listOfAnswer } from '../../shared/codes/coded-fields.ts';
import { codesOf } from '../../shared/codes/codes.ts';
import type { Purpose } from '../../shared/domain/consent.ts';
import { PRIORITY_DISABILITY, type SOURCES } from '../../shared/domain/customer.ts';
import { faultOf, heldForm, isLasting, isNeeded } from '../../shared/domain/field-values.ts';
import type { Input } from '../../shared/operations.ts';
import type { Problem } from '../../shared/problem.ts';
import type { SaidValue } from './held-values.ts';

type Amend = Input<'customers.amend'>;
type Answer = NonNullable<Amend['answers']>[number];
export type Fault = NonNullable<Problem['errors']>[number];

/** What of an amendment cannot be, whatever the record holds. `today` is `YYYY-MM-DD`. */
export function faultsOf({ changes, answers = [] }: Amend, today: string): Fault[] {
  const fields = [...changes, ...answers].map(({ field }) => field);
  const repeated = fields.length > new Set(fields).size ? [fault('/changes', 'repeated', 'Each field comes once')] : [];
  return [
    ...repeated,
    ...changes.flatMap((change, index) =>
      faultsOfChange(change, today).map((one) => ({ ...one, pointer: `/changes/${index}${one.pointer}` })),
    ),
    ...answers.flatMap(({ field, codes }, index) =>
      codes.every((code) => codesOf(listOfAnswer(field)).some((entry) => entry.code === code))
        ? []
        : [fault(`/answers/${index}/codes`, 'not-a-code', 'The list has no such code')],
    ),
  ];
}

/** What cannot be the value of its field, or so since that day; pointers are from the value on. `today` is `YYYY-MM-DD`. */
export function faultsOfValue({ field, value, since }: Pick<SaidValue, 'field' | 'value' | 'since'>, today: string): Fault[] {
  const kept = value === null ? null : heldForm(field, value);
  const wrong = kept ? faultOf(field, kept, today) : null;
  return [
    ...(kept === '' ? [fault('/value', 'required', 'This is nothing but blanks')] : []),
    ...(wrong ? [fault('/value', wrong, 'This cannot be the value of this field')] : []),
    ...(since !== undefined && since > today ? [fault('/since', 'in-the-future', 'That day is still to come')] : []),
  ];
}

function faultsOfChange(change: Amend['changes'][number], today: string): Fault[] {
  const { field, value, how, seen } = change;
  return [
    ...faultsOfValue(change, today),
    ...(value === null && isNeeded(field) ? [fault('/value', 'required', 'A record cannot be without it')] : []),
    ...(how === 'changed' && isLasting(field) ? [fault('/how', 'cannot-change', 'It was never said, or it was wrong')] : []),
    ...(how === 'first-told' && seen.value !== null ? [fault('/how', 'not-first', 'There was a value before')] : []),
  ];
}

export const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail });

/** The purposes whose consent lets an answer be held; the first is the one it is held under (domain: consent). */
export function gatesOf({ field, codes }: Answer): readonly Purpose[] {
  if (field === 'ethnicity') return ['ethnicity-monitoring'];
  if (field !== 'priority-group') return ['disability-monitoring'];
  return codes.includes(PRIORITY_DISABILITY)
    ? ['priority-group-targeting', 'disability-monitoring']
    : ['priority-group-targeting'];
}

export type Source = (typeof SOURCES)[number];
const sources: Record<string, Source> = {
  telephone: 'phone',
  'face-to-face': 'face-to-face',
  video: 'video',
  webchat: 'webchat',
  email: 'email',
  text: 'text',
  post: 'letter',
  'online-account': 'website',
};

/** Where a value came from, by how its conversation came. */
export const sourceFrom = (channel: string): Source => sources[channel] ?? 'carried-over';
