import type { UnsentItem } from '../../shared/desk.ts';
import type { Field } from '../../shared/domain/customer.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { heldForm } from '../../shared/domain/field-values.ts';
import { postcodeKey } from '../../shared/domain/find/keys.ts';
import type { Copy } from '../../shared/operations/copies.ts';
import type { Input, Output } from '../../shared/operations.ts';

/** A copy as it is here and now. Whoever asked to stop using the service has not stopped before the central service says so. */
export type CopyNow = Copy & Pick<Output<'customers.read'>, 'askedToStop'>;

/** A copy with what this desk has recorded since and not yet sent laid over it, in the order of recording; what was refused is not. */
export function layOver(copy: Copy, unsent: readonly UnsentItem[]): CopyNow {
  const own = unsent.filter(({ input, state }) => input.customerId === copy.customerId && state !== 'needs-attention');
  return { ...own.reduce(laid, copy), ...askedToStop(copy.customerId, unsent) };
}

/** That a closing of the whole is recorded here and has not reached the central service, which alone closes. */
export function askedToStop(customerId: string, unsent: readonly UnsentItem[]): Pick<Output<'customers.read'>, 'askedToStop'> {
  const asked = unsent.findLast(
    ({ operation, input, state }) =>
      operation === 'closures.close' &&
      input.customerId === customerId &&
      input.scope === 'service' &&
      state !== 'needs-attention',
  );
  if (!asked) return {};
  const { saidAt, reason } = asked.input as Input<'closures.close'>;
  return { askedToStop: { saidAt, reason } };
}

function laid(copy: Copy, { operation, input }: UnsentItem): Copy {
  if (operation === 'consents.decide') return withDecisions(copy, input as Input<'consents.decide'>);
  if (operation === 'rectifications.log') return withDisputes(copy, input as Input<'rectifications.log'>);
  return operation === 'customers.amend' ? withChanges(copy, input as Input<'customers.amend'>) : copy;
}

function withDecisions(copy: Copy, { decisions, saidAt }: Input<'consents.decide'>): Copy {
  const said = new Map(decisions.map(({ purpose, decision }) => [purpose, decision]));
  const consents = copy.consents.map((consent) => {
    const state = said.get(consent.purpose);
    return state ? { ...consent, state, since: saidAt, receivedAt: null } : consent;
  });
  return { ...copy, consents };
}

type Held = Copy['values'][number];
type Dispute = Input<'rectifications.log'>['fields'][number];
/** A value as it is laid over a copy: null takes it away. */
type Laid = Pick<Held, 'source' | 'sourceName'> & { readonly value: string | null };

function withChanges(copy: Copy, { changes, saidAt }: Input<'customers.amend'>): Copy {
  const held = new Map(copy.values.map((value) => [value.field, value]));
  const laid = changes.map(({ field, value, source, sourceName = null }): [Field, Laid] => [
    field,
    { value, source: source ?? held.get(field)?.source ?? 'phone', sourceName },
  ]);
  return withValues(copy, new Map(laid), saidAt);
}

/**
 * As the central service will do it: put right on the call where the copy holds what was seen and it is not being checked already;
 * whatever else is disputed is marked, and no number to call back.
 */
function withDisputes(copy: Copy, { fields, requestId, reference, saidAt }: Input<'rectifications.log'>): Copy {
  const marks = copy.beingChecked ?? [];
  const held = (field: Field) => copy.values.find((value) => value.field === field)?.value ?? null;
  const marked = (field: Field) => marks.some((mark) => mark.field === field);
  const isRight = ({ field, seen = null, decidedOnCall }: Dispute) =>
    decidedOnCall === true && !marked(field) && held(field) === (seen === null ? null : heldForm(field, seen));
  const [right, wrong] = [fields.filter(isRight), fields.filter((dispute) => !isRight(dispute))];
  const laid = right.map(({ field, says }): [Field, Laid] => [
    field,
    { value: says === null ? null : heldForm(field, says) || null, source: 'rectification', sourceName: reference },
  ]);
  const since = londonDay(new Date(saidAt));
  const added = wrong.filter(({ field }) => !marked(field)).map(({ field }) => ({ field, requestId, reference, since }));
  const over = withValues(copy, new Map(laid), saidAt);
  const unused = (value: Held) => (added.some(({ field }) => field === value.field) ? { ...value, callBack: false } : value);
  return { ...over, values: over.values.map(unused), beingChecked: [...marks, ...added] };
}

function withValues(copy: Copy, laid: ReadonlyMap<Field, Laid>, saidAt: string): Copy {
  const held = new Map(copy.values.map((value) => [value.field, value]));
  const obtainedOn = londonDay(new Date(saidAt));
  const values = [...new Set([...held.keys(), ...laid.keys()])].flatMap((field): Held[] => {
    const [now, before] = [laid.get(field), held.get(field)];
    if (!now) return before ? [before] : [];
    if (now.value === null) return [];
    return [{ ...now, field, value: heldForm(field, now.value), obtainedOn, callBack: false }];
  });
  const now = (field: Field) => values.find((value) => value.field === field)?.value ?? null;
  return {
    ...{ ...copy, values, givenName: now('givenName') ?? copy.givenName, familyName: now('familyName') ?? copy.familyName },
    ...(laid.has('postcode') ? { postcode: postcodeKey(now('postcode') ?? '') } : {}),
    ...(laid.has('dateOfBirth') ? { birthDate: now('dateOfBirth') } : {}),
    ...(laid.has('uln') ? { uln: now('uln') } : {}),
  };
}
