import type { Attempt, FailedAttempt } from '../../../../electron/central/attempt.ts';
import { createOutbox } from '../../../../electron/outbox/outbox.ts';
import type { Change } from '../../../../shared/desk.ts';
import type { ProblemCode } from '../../../../shared/problem.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

export type ItemChange = Extract<Change, { kind: 'item' }>;

export const fine = (value: unknown = {}): Attempt<unknown> => ({ ok: true, value, requestId: 'r-1' });
export const lost = (sent: 'no' | 'maybe'): FailedAttempt => ({
  ok: false,
  error: { code: 'offline' },
  sent,
  status: null,
  retryAfter: null,
});
export const answered = (status: number, code: ProblemCode, retryAfter: number | null = null): FailedAttempt => ({
  ok: false,
  error: { code, requestId: 'r-2' },
  sent: 'answered',
  status,
  retryAfter,
});

let made = 0;

/** An outbox on a clock that stands still, with answers given one by one. */
export function harness() {
  const clock = fakeClock();
  const changes: ItemChange[] = [];
  /** Customers whose account was found to be closed. */
  const closed: string[] = [];
  const received: { operation: string; input: Record<string, unknown> }[] = [];
  const sent: {
    id: string;
    operation: string;
    input: Record<string, unknown>;
    at: number;
    give: (attempt: Attempt<unknown>) => void;
  }[] = [];
  const state = { online: true, counted: 0 };
  const began = clock.now();
  const outbox = createOutbox({
    clock,
    send: (operation, input) =>
      new Promise((give) => {
        sent.push({ id: input.commandId as string, operation, input, at: clock.now() - began, give });
      }),
    online: () => state.online,
    changed: (change) => changes.push(change),
    received: (operation, input) => void received.push({ operation, input }),
    counted: () => {
      state.counted += 1;
    },
    newId: () => {
      made += 1;
      return `made-${made}`;
    },
    nameOf: (customerId) => (typeof customerId === 'string' ? `the name of ${customerId}` : null),
    machine: () => 'machine',
    accountClosed: (customerId) => void closed.push(customerId),
  });
  const decide = (commandId: string, customerId: string, conversationId?: string) =>
    outbox.record('consents.decide', { commandId, customerId, conversationId });
  /** Answers the last exchange of an item and lets it be taken in. */
  const give = async (id: string, attempt: Attempt<unknown>) => {
    const last = sent.findLast((one) => one.id === id);
    if (!last) throw new Error(`${id} was not sent`);
    last.give(attempt);
    await clock.pass(0);
  };
  const states = (id: string) => changes.filter((change) => change.itemId === id).map((change) => change.state);
  return { clock, outbox, changes, closed, received, sent, state, decide, give, states };
}
