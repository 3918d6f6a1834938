import type { DeskEvent } from '../../shared/operations/desk-events.ts';
import type { OperationName } from '../../shared/operations.ts';
import type { Failure } from '../../shared/problem.ts';
import { within } from '../clock.ts';
import type { Outbox } from '../outbox/parts.ts';
import { type AnswerOffline, answerOffline } from './answer-offline.ts';
import { copyLevels } from './copy-levels.ts';
import { type DeskCopies, type DeskCopiesParts, deskCopies } from './desk-copies.ts';

export type OpenCopiesParts = DeskCopiesParts & {
  readonly outbox: Pick<Outbox, 'list'>;
  /** Has the audit told what happened here; why not, where it cannot be. */
  readonly note: (event: DeskEvent) => Promise<Failure | null>;
};

type Input = Record<string, unknown>;

export type OpenCopies = DeskCopies & {
  readonly offline: AnswerOffline;
  /** Hears what was recorded at this desk. */
  readonly recorded: (operation: OperationName, input: Input) => void;
  /** Hears what the central service answered. */
  readonly heard: (operation: OperationName, input: Input, output: unknown) => void;
  /** Before signing out, while the central service still takes this person's word: the copies go, and it hears of it. */
  readonly leave: () => Promise<void>;
};

/** Milliseconds that signing out waits for the central service to hear that the copies are gone. */
const SAY_GONE = 2_000;

/** The copies with what serves from them: identity levels of their own, and a note to the audit of every look. */
export function openCopies(parts: OpenCopiesParts): OpenCopies {
  const { clock, outbox } = parts;
  const levels = copyLevels();
  const copies = deskCopies(parts);
  const offline = answerOffline({
    ...{ clock, copies, levels, unsent: outbox.list },
    note: parts.note,
  });
  return {
    ...copies,
    offline,
    recorded: levels.recorded,
    heard: levels.heard,
    leave: () => within(SAY_GONE, copies.destroy('signed-out'), clock),
    end: () => {
      levels.forget();
      copies.end();
    },
  };
}
