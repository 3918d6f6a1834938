import type { Change, Recorded } from '../../shared/desk.ts';
import type { OperationName } from '../../shared/operations.ts';
import type { Result } from '../../shared/problem.ts';
import type { Attempt } from '../central/attempt.ts';
import type { Clock } from '../clock.ts';
import type { Opened } from '../sealed/sealed-store.ts';

export type Input = Record<string, unknown>;
/** Turns bytes into sealed ones, or back, for one identity; throws where they do not open. */
export type Sealer = (bytes: Buffer, identity: string) => Buffer;

export type OutboxParts = {
  readonly clock: Clock;
  readonly send: (operation: OperationName, input: Input) => Promise<Attempt<unknown>>;
  readonly online: () => boolean;
  readonly changed: (change: Extract<Change, { kind: 'item' }>) => void;
  /** Told whenever the number of unsent items may have changed. */
  readonly counted: () => void;
};

export type Outbox = {
  /** Takes a command for good; answers once it is on the disk, where it is kept there. Its end comes as a change. */
  readonly record: (operation: OperationName, input: Input) => Promise<Result<Recorded>>;
  /** Runs a command that needs its answer now, after the items it builds on; dropped when offline. */
  readonly runNow: (operation: OperationName, input: Input) => Promise<Result<unknown>>;
  readonly unsent: () => { readonly unsent: number; readonly oldest: string | null };
  /** How many items are in memory alone: they go with the process. */
  readonly atRisk: () => number;
  /** Whether what is recorded now is kept on this computer. */
  readonly kept: () => boolean;
  /** The connection or the sign-in came back: what waits only for that goes now. */
  readonly wake: () => void;
  /** The connection went: what somebody waits for is dropped. */
  readonly sleep: () => void;
  /** Nobody is at the desk: inputs are let go or sealed, nothing is sent, what somebody waits for is dropped. Counts stay. */
  readonly seal: (sealer: Sealer) => void;
  /** Opens the inputs that are in memory alone, and goes on. True when some did not open: those end, refused. */
  readonly open: (opener: Sealer) => boolean;
  /**
   * What the open person's store holds; null: there is none. Nothing is recorded or sent until it is known. What is in
   * memory alone is put into it. Never throws: a store that does not open is none.
   */
  readonly keepIn: (opening: Promise<Opened | null>) => Promise<void>;
  /** Says again where everything unsent or refused is: to a page that is new. */
  readonly tellAgain: () => void;
  /** Forgets everything in memory, sent or not: whoever recorded it is gone. What is on the disk stays there. */
  readonly forget: () => void;
};
