import type { InputOf, OperationRow, OutputOf } from './operation.ts';
import type { OperationName, Operations } from './operations.ts';
import type { Failure, Result } from './problem.ts';

/** Where a recorded command is. `waiting`: recorded, not yet sent. `asking-again`: sent, no answer, the same key goes again. */
export type ItemState = 'waiting' | 'sending' | 'asking-again' | 'received' | 'refused';

/**
 * What recording a command answers, at once. The item's id is the command's id: recording the same command again,
 * word for word, answers the same item, with its end if it has one; other words under the same id are refused.
 */
export type Recorded = {
  readonly itemId: string;
  readonly state: ItemState;
  readonly output?: unknown;
  readonly problem?: Failure;
};

/**
 * The one subscription: a command's progress and end, the connection, the session, the settings, or a menu command.
 * A `problem` beside `waiting` or `asking-again` says why the last attempt brought no answer.
 */
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
  | { readonly kind: 'session'; readonly session: SignedIn | null }
  | { readonly kind: 'settings'; readonly settings: Settings }
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

export type Settings = {
  readonly theme: 'system' | 'light' | 'dark';
  readonly channel: 'telephone' | 'face-to-face';
  /** Letters alone work as shortcuts; off, they need Alt (WCAG 2.2, 2.1.4). */
  readonly letterKeys: boolean;
};

/** What the renderer may ask of the shell besides the operations. */
export type ShellCalls = {
  session: () => Promise<Result<SignedIn>>;
  sync: () => Promise<Result<SyncState>>;
  settings: () => Promise<Result<Settings>>;
  changeSettings: (change: Partial<Settings>) => Promise<Result<Settings>>;
  openLink: (href: string) => Promise<Result<null>>;
};

/** The names of the shell calls, for the bridge and the registrar. */
export const SHELL_CALLS = Object.keys({
  session: true,
  sync: true,
  settings: true,
  changeSettings: true,
  openLink: true,
} satisfies Record<keyof ShellCalls, true>) as readonly (keyof ShellCalls)[];

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
