import { organisationName } from '../../../shared/codes/organisations.ts';

/** The name of an organisation, or its number where the list does not hold it. */
export const organisationWords = (touchpoint: string): string => organisationName(touchpoint) ?? `organisation ${touchpoint}`;
