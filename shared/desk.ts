import type { InputOf, OperationRow, OutputOf } from './operation.ts';
import type { OperationName, Operations } from './operations.ts';
import type { Failure, Result } from './problem.ts';

/** Where a recorded command is. `waiting`: recorded, not yet sent. `asking-again`: sent, no answer, the same key goes again. */
export type ItemState = 'waiting' | 'sending' | 'asking-again' | 'received' | 'refused';

/** What recording a command answers, at once. */
export type Recorded = { readonly itemId: string; readonly state: ItemState };

/** The one subscription: a command's progress and end, the connection, or the session. */
export type Change =
  | {
      readonly kind: 'item';
      readonly itemId: string;
      readonly operation: OperationName;
      readonly state: ItemState;
      readonly at: string;
      readonly output?: unknown;
      readonly problem?: Failure;
    }
  | { readonly kind: 'sync'; readonly sync: SyncState }
  | { readonly kind: 'menu'; readonly command: MenuCommand };

/** Commands of the application menu that a screen carries out. */
export type MenuCommand = 'find' | 'notice' | 'settings' | 'shortcuts' | 'end-conversation';

export type SyncState = { readonly online: boolean; readonly unsent: number; readonly oldest: string | null };

/** What the renderer may know of who is signed in. */
export type SignedIn = {
  readonly name: string;
  readonly organisation: string;
  readonly touchpoint: string;
  readonly roles: readonly string[];
};

export type Settings = { readonly theme: 'system' | 'light' | 'dark'; readonly channel: 'telephone' | 'face-to-face' };

/** What the renderer may ask of the shell besides the operations. */
export type ShellCalls = {
  session: () => Promise<Result<SignedIn>>;
  sync: () => Promise<Result<SyncState>>;
  settings: () => Promise<Result<Settings>>;
  changeSettings: (change: Partial<Settings>) => Promise<Result<Settings>>;
  openLink: (href: string) => Promise<Result<null>>;
};

type Call<R extends OperationRow> = R extends { kind: 'command'; offline: 'queued' }
  ? (input: InputOf<R>) => Promise<Result<Recorded>>
  : (input: InputOf<R>) => Promise<Result<OutputOf<R>>>;

type BridgeOf<T> = {
  readonly [A in keyof T]: { readonly [N in keyof T[A]]: T[A][N] extends OperationRow ? Call<T[A][N]> : never };
};

/** `window.desk`: one function per operation, the shell calls, one subscription. */
export type Desk = BridgeOf<Operations> & {
  readonly shell: ShellCalls;
  /** Calls back on every change until the returned function is called. */
  readonly onChange: (listener: (change: Change) => void) => () => void;
};
