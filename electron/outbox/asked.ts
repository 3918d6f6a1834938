import type { Input as OperationInput, OperationName } from '../../shared/operations.ts';
import { type Item, printOf } from './item.ts';

/** What somebody asks of their record: also after closing it is heard (decision 47), so it stays until it was sent. */
const ASKED: readonly OperationName[] = ['accessRequests.log', 'complaints.log', 'otherRights.log', 'rectifications.log'];

export const isAsked = ({ operation }: Pick<Item, 'operation'>): boolean => ASKED.includes(operation);

/** It was refused because its customer's account is closed, or that has become known since. */
export const isClosed = ({ problem }: Pick<Item, 'problem'>): boolean => problem?.code === 'account-closed';

/** Of what is said to be wrong with a record that is closed which fields stays, no value does; while its input is away, nothing happens. */
export function dropValues(item: Item): void {
  if (item.operation !== 'rectifications.log' || !isClosed(item) || !item.input) return;
  const { fields = [], ...asked } = item.input as Partial<OperationInput<'rectifications.log'>>;
  const input = { ...asked, fields: fields.map(({ field, incomplete }) => ({ field, says: null, incomplete })) };
  Object.assign(item, { input, print: printOf(input) });
}
