import type { UnsentItem } from '../../shared/desk.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { heldForm } from '../../shared/domain/field-values.ts';
import { postcodeKey } from '../../shared/domain/find/keys.ts';
import type { Copy } from '../../shared/operations/copies.ts';
import type { Input } from '../../shared/operations.ts';

/** A copy with what this desk has recorded since and not yet sent laid over it, in the order of recording; what was refused is not. */
export function layOver(copy: Copy, unsent: readonly UnsentItem[]): Copy {
  const own = unsent.filter(({ input, state }) => input.customerId === copy.customerId && state !== 'needs-attention');
  return own.reduce(laid, copy);
}

function laid(copy: Copy, { operation, input }: UnsentItem): Copy {
  if (operation === 'consents.decide') return withDecisions(copy, input as Input<'consents.decide'>);
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

function withChanges(copy: Copy, { changes, saidAt }: Input<'customers.amend'>): Copy {
  const set = new Map(changes.map((change) => [change.field, change]));
  const held = new Map(copy.values.map((value) => [value.field, value]));
  const values = [...new Set([...held.keys(), ...set.keys()])].flatMap((field) => {
    const change = set.get(field);
    const before = held.get(field);
    if (!change) return before ? [before] : [];
    if (change.value === null) return [];
    const source = change.source ?? before?.source ?? 'phone';
    const sourceName = change.sourceName ?? null;
    const obtainedOn = londonDay(new Date(saidAt));
    return [{ field, value: heldForm(field, change.value), source, sourceName, obtainedOn, callBack: false }];
  });
  const now = (field: (typeof changes)[number]['field']) => values.find((value) => value.field === field)?.value ?? null;
  return {
    ...{ ...copy, values, givenName: now('givenName') ?? copy.givenName, familyName: now('familyName') ?? copy.familyName },
    ...(set.has('postcode') ? { postcode: postcodeKey(now('postcode') ?? '') } : {}),
    ...(set.has('dateOfBirth') ? { birthDate: now('dateOfBirth') } : {}),
    ...(set.has('uln') ? { uln: now('uln') } : {}),
  };
}
