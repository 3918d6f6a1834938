import { type ConsentState, PURPOSES, type Purpose } from '../../shared/domain/consent.ts';
import { INTRODUCING } from '../../shared/domain/customer.ts';
import type { SyntheticCustomer } from './generate.ts';
import type { Random } from './random.ts';

/** How many of those who were introduced have not been spoken with yet. */
const SHARE = 0.05;

/** Whether somebody was introduced and nobody has spoken with them yet. */
export function isNewcomer(random: Random, { values, twinOf, namesakeOf }: SyntheticCustomer): boolean {
  const introduced = values.some(({ source }) => INTRODUCING.includes(source));
  return introduced && twinOf === null && namesakeOf === null && random() < SHARE;
}

/** Somebody of whom we know what their introducer told us, and nothing that they said themselves. */
export function asNewcomer(person: SyntheticCustomer): SyntheticCustomer {
  const by = person.values.find(({ source }) => INTRODUCING.includes(source));
  const told = by ? { source: by.source, sourceName: by.sourceName } : {};
  const notAsked = PURPOSES.map((purpose) => [purpose, 'not-asked' as const]);
  return {
    ...person,
    values: person.values.map((held) => ({ ...held, ...told, obtainedAt: person.registeredAt })),
    answers: [],
    shared: [],
    requests: [],
    authorities: [],
    states: Object.fromEntries(notAsked) as Record<Purpose, ConsentState>,
    interactions: [],
    sessions: [],
    outcomes: [],
    conversations: [],
    consents: [],
  };
}
