import organisations from './organisations.json' with { type: 'json' };

const names = new Map(organisations.map(({ touchpoint, name }) => [touchpoint, name]));

/** The name of an organisation by its touchpoint (10 digits); null for one this list does not hold. */
export function organisationName(touchpoint: string): string | null {
  return names.get(touchpoint) ?? null;
}

/** The organisation that is the privacy team: the helpline, whose supervisors are, until told otherwise (domain: people). */
export const PRIVACY_TEAM = '0000000999';
