import { CONTRACT_VERSION, type OperationName } from '../../shared/operations.ts';
import { instantOf } from '../clock.ts';
import { type Item, printOf } from './item.ts';
import { closedBy, isLook, madeBy, namesOf } from './ordering.ts';
import type { Input, OutboxParts } from './parts.ts';

/** Makes items out of commands; with `tell`, one that somebody waits for. */
export function itemMaker({ clock, nameOf }: Pick<OutboxParts, 'clock' | 'nameOf'>) {
  return (operation: OperationName, input: Input, tell: Item['tell'] = null): Item => ({
    ...{ id: input.commandId as string, operation, contract: CONTRACT_VERSION, input, print: printOf(input), tell },
    ...{ sealed: null, kept: false, whom: tell ? null : nameOf(input.customerId, operation, input) },
    ...{ names: namesOf(input, operation), makes: madeBy(operation, input), closes: closedBy(operation, input) },
    ...{ look: isLook(operation, input), closedOn: null, orphan: false },
    ...{ recordedAt: instantOf(clock), state: 'waiting', inFlight: false, attempts: 0, due: 0, asked: false },
  });
}
