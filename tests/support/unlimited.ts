/** Limits that no test or benchmark reaches; those that are about limits name their own. */
export const UNLIMITED = { PERSON_PER_MINUTE: '100000000', ADDRESS_PER_MINUTE: '100000000' } as const;
