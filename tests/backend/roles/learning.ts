import { showReference } from '../../../shared/domain/reference.ts';
import { type OperationName, rowOf } from '../../../shared/operations.ts';
import type { Person } from '../people.ts';
import { INPUTS } from './situations.ts';
import type { World } from './world.ts';

/** A request that somebody logged, with words that stand nowhere else. */
export type Made = { readonly requestId: string; readonly reference: string; readonly words: string };

/** What is asked of one customer, where a list would else be of everybody. */
const NARROW: Partial<Record<OperationName, (person: Person) => object>> = {
  'requests.list': ({ id }) => ({ customerId: id }),
  'audit.list': ({ id }) => ({ customerId: id }),
};
/** The first input of an operation, in a world. */
export function inputOf(operation: OperationName, world: World): Record<string, unknown> {
  const [first] = Object.values(INPUTS[operation]);
  if (!first) throw new Error(`No input for ${operation}`);
  return { ...first(world), ...NARROW[operation]?.(world.person) };
}
/** Whether an answer says anything of a request. */
export const tells = (answer: unknown, { requestId, reference, words }: Made) => {
  const said = JSON.stringify(answer);
  return [requestId, reference, showReference(reference), words].some((mark) => said.includes(mark));
};
const VOLATILE = ['requestId', 'asOf', 'commandId', 'at', 'receivedAt', 'madeAt', 'receiptId', 'expiresAt', 'fetchedAt'];
/** An answer without what differs from call to call. */
export const lasting = (body: unknown) =>
  JSON.parse(JSON.stringify(body, (key, value) => (VOLATILE.includes(key) ? null : value)));
/** Whether an operation is asked about one request by its id or reference. */
export const namesRequest = (operation: OperationName) =>
  rowOf(operation).path.includes('{requestId}') ||
  ['requests.people', 'requests.byReference', 'presence.set'].includes(operation);
