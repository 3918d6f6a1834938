import type { OperationRow } from '../../shared/operation.ts';
import { everyOperation, type OperationName } from '../../shared/operations.ts';
import type { Result } from '../../shared/problem.ts';
import type { Attempt } from '../central/attempt.ts';
import type { Outbox } from '../outbox/parts.ts';
import type { Call } from './answer-call.ts';

type Input = Record<string, unknown>;

export type OperationParts = {
  readonly ask: (name: OperationName, input: Input) => Promise<Attempt<unknown>>;
  readonly askCached: (name: OperationName, input: Input) => Promise<Attempt<unknown>>;
  readonly outbox: Pick<Outbox, 'record' | 'runNow'>;
  /** Hears what was answered from the central service. */
  readonly heard: (name: OperationName, output: unknown) => void;
};

/** One call of the bridge for every row of the table that the page may ask for, by its offline rule. */
export function operationCalls(parts: OperationParts): [string, Call][] {
  return everyOperation
    .filter(({ row }) => !row.shellOnly)
    .map(({ name, row }) => [name, { input: row.input, run: runOf(name, row, parts) }]);
}

function runOf(name: OperationName, row: OperationRow, { ask, askCached, outbox, heard }: OperationParts) {
  switch (row.offline) {
    case 'queued':
      return (input: Input) => outbox.record(name, input);
    case 'waits':
      return (input: Input) => outbox.runNow(name, input);
    case 'cached':
      return async (input: Input) => resultOf(await askCached(name, input));
    case 'copies':
    case 'needs-connection':
      return async (input: Input) => {
        const attempt = await ask(name, input);
        if (attempt.ok) heard(name, attempt.value);
        return resultOf(attempt);
      };
  }
}

function resultOf(attempt: Attempt<unknown>): Result<unknown> {
  return attempt.ok ? { ok: true, value: attempt.value } : { ok: false, error: attempt.error };
}
