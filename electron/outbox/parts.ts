import type { Change, Recorded, SyncState, UnsentItem } from '../../shared/desk.ts';
import type { DecisionReason } from '../../shared/operations/desk-events.ts';
import type { OperationName } from '../../shared/operations.ts';
import type { Failure, Result } from '../../shared/problem.ts';
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
  /** Told of a command that the central service has received, while what was said in it is at hand. */
  readonly received: (operation: OperationName, input: Input) => void;
  /** Told whenever the number of unsent items may have changed. */
  readonly counted: () => void;
  readonly newId: () => string;
  /** The name this desk was shown of a command's customer, or that the command itself has. */
  readonly nameOf: (customerId: unknown, operation: OperationName, input: Input) => string | null;
  /** The random name of this machine's profile. */
  readonly machine: () => string;
  /** Told of a customer whose account is closed: by a closing that was sent from here, or because a command was refused. */
  readonly accountClosed: (customerId: string, how: 'done-here' | 'refused') => void;
};

export type Counts = Pick<SyncState, 'unsent' | 'oldest' | 'attention' | 'toMatch' | 'lost' | 'draining' | 'nextAttempt'>;
export type Replacement = { readonly itemId: string; readonly operation: OperationName; readonly input: Input };
export type Decided = { readonly itemId: string; readonly reason: DecisionReason };

/** What a person decides about an item that needs attention. Refused with `not-now` for any other. */
export type Deciding = {
  /** Puts a corrected command in its place, under the command's own new id: on the disk both change in one step. */
  readonly replace: (replacement: Replacement) => Promise<Result<Recorded>>;
  /** Takes it out; the record of that has its place. */
  readonly discard: (decided: Decided) => Promise<Result<null>>;
  /** Marks it as given to a supervisor; it stays. */
  readonly handOver: (decided: Decided) => Promise<Result<null>>;
  /** The same command under the same id goes again. */
  readonly again: (itemId: string) => Promise<Result<null>>;
};

/** What came too late for a closed account. */
export type Acknowledging = {
  /** The account is known to be closed: what waits for a decision about this customer loses its values. */
  readonly closed: (customerId: string) => void;
  /** Somebody has seen what came too late: it goes. */
  readonly acknowledge: (itemIds: readonly string[]) => Promise<Result<null>>;
};

export type Outbox = Deciding &
  Acknowledging & {
    /** Takes a command for good; answers once it is on the disk, where it is kept there. Its end comes as a change. */
    readonly record: (operation: OperationName, input: Input) => Promise<Result<Recorded>>;
    /** Takes it, and sends it only once a person has decided: whose it is, is not known yet. */
    readonly recordHeld: (operation: OperationName, input: Input, why: Failure) => Promise<Result<Recorded>>;
    /** Runs a command that needs its answer now, after the items it builds on; dropped when offline. */
    readonly runNow: (operation: OperationName, input: Input) => Promise<Result<unknown>>;
    /** Whether a command of this id was recorded here since the app was started or somebody signed out. */
    readonly isOwn: (commandId: string) => boolean;
    readonly unsent: () => Counts;
    /** Every unsent item, in the order of recording; none while the desk is locked. */
    readonly list: () => readonly UnsentItem[];
    /** How many items are in memory alone: they go with the process. */
    readonly atRisk: () => number;
    /** Whether what is recorded now is kept on this computer. */
    readonly kept: () => boolean;
    /** Kept once it is known what the open person's store holds. */
    readonly settled: () => Promise<void>;
    /** The connection or the sign-in came back: what waits only for that goes now. */
    readonly wake: () => void;
    /** A person wants everything that waits to go now. */
    readonly sendNow: () => void;
    /** The connection went: what somebody waits for is dropped. */
    readonly sleep: () => void;
    /** Nobody is at the desk: inputs are let go or sealed, nothing is sent, what somebody waits for is dropped. Counts stay. */
    readonly seal: (sealer: Sealer) => void;
    /** Opens the inputs that are in memory alone, and goes on. True when some did not open: those are gone, and said to be. */
    readonly open: (opener: Sealer) => boolean;
    /**
     * What the open person's store holds; null: there is none. Nothing is recorded or sent until it is known. What is in
     * memory alone is put into it. Never throws: a store that does not open is none.
     */
    readonly keepIn: (opening: Promise<Opened | null>) => Promise<void>;
    /** Says again where everything unsent is: to a page that is new. */
    readonly tellAgain: () => void;
    /** Forgets everything in memory, sent or not: whoever recorded it is gone. What is on the disk stays there. */
    readonly forget: () => void;
  };
