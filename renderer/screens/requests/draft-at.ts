import type { Request } from './requests-query.ts';

/**
 * Where what is being typed into a form of a request is kept, over a restart too: it names the customer, so that it goes with their
 * account. `form` in small letters.
 */
export const draftAt = (form: string, { id, customerId }: Pick<Request, 'id' | 'customerId'>): string =>
  `request-${form}:${id}${customerId === null ? '' : `:${customerId}`}`;
