import type { OperationRow } from '../../shared/operation.ts';
import { everyOperation, type OperationName } from '../../shared/operations.ts';
import type { Result } from '../../shared/problem.ts';
import type { Attempt } from '../central/attempt.ts';
import type { AnswerOffline } from '../copies/answer-offline.ts';
import type { Outbox } from '../outbox/parts.ts';
import type { Call } from './answer-call.ts';

type Input = Record<string, unknown>;

export type OperationParts = {
  readonly ask: (name: OperationName, input: Input) => Promise<Attempt<unknown>>;
  readonly askCached: (name: OperationName, input: Input) => Promise<Attempt<unknown>>;
  readonly outbox: Pick<Outbox, 'record' | 'runNow'>;
  readonly online: () => boolean;
  /** Answers from the copies on this machine; null where no copy serves. */
  readonly offline: AnswerOffline;
  /** Hears what was answered from the central service. */
  readonly heard: (name: OperationName, input: Input, output: unknown) => void;
};

/** One call of the bridge for every row of the table that the page may ask for, by its offline rule. */
export function operationCalls(parts: OperationParts): [string, Call][] {
  return everyOperation
    .filter(({ row }) => !row.shellOnly)
    .map(({ name, row }) => [name, { input: row.input, run: runOf(name, row, parts) }]);
}

function runOf(name: OperationName, row: OperationRow, parts: OperationParts) {
  const { ask, askCached, outbox, heard } = parts;
  const askCentral = async (input: Input) => {
    const attempt = await ask(name, input);
    if (attempt.ok) heard(name, input, attempt.value);
    return attempt;
  };
  switch (row.offline) {
    case 'queued':
      return (input: Input) => outbox.record(name, input);
    case 'waits':
      return async (input: Input) => {
        const result = await outbox.runNow(name, input);
        if (result.ok) heard(name, input, result.value);
        else if (result.error.code === 'offline') return (await parts.offline(name, input)) ?? result;
        return result;
      };
    case 'cached':
      return async (input: Input) => resultOf(await askCached(name, input));
    case 'copies':
      return async (input: Input) => {
        const known = parts.online() ? null : await parts.offline(name, input);
        if (known) return known;
        const attempt = await askCentral(input);
        const unanswered = !attempt.ok && (attempt.sent !== 'answered' || (attempt.status ?? 0) >= 500);
        return (unanswered && (await parts.offline(name, input))) || resultOf(attempt);
      };
    case 'needs-connection':
      return async (input: Input) => resultOf(await askCentral(input));
  }
}

function resultOf(attempt: Attempt<unknown>): Result<unknown> {
  return attempt.ok ? { ok: true, value: attempt.value } : { ok: false, error: attempt.error };
}
