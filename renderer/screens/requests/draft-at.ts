import type { Request } from './requests-query.ts';

/** Where what is being typed into a form of a request is kept: it names the customer, so that it goes with their account. */
export const draftAt = (form: string, { id, customerId }: Pick<Request, 'id' | 'customerId'>): string =>
  `${form}:${id}${customerId === null ? '' : `:${customerId}`}`;
