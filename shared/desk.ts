import type { ChangedPart } from './changes.ts';
import type { ConfigurationChange, ConfigurationView } from './configuration.ts';
import type { DayPerson, DayState } from './day-list.ts';
import type { MenuCommand } from './menu-command.ts';
import type { InputOf, OperationRow, OutputOf } from './operation.ts';
import type { DecisionReason } from './operations/desk-events.ts';
import type { Input, OperationName, Operations } from './operations.ts';
import type { Failure, Result } from './problem.ts';
import type { SessionState } from './session-state.ts';
import type { Sheet } from './sheet.ts';

/**
 * Where a recorded command is. `waiting`: recorded, not yet sent. `asking-again`: sent, no answer, the same key goes again.
 * `needs-attention`: it is not sent before a person decides, and nothing later of its customer. `replaced`: another command
 * has its place. `discarded`: a person withdrew it.
 */
export type ItemState = 'waiting' | 'sending' | 'asking-again' | 'received' | 'needs-attention' | 'replaced' | 'discarded';

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
 * The one subscription: a command's progress and end, the connection, the session, when the desk will lock (null: it
 * will not soon), the settings, where it works, a menu command, or what others have changed. A `problem` beside `waiting` or `asking-again` says why the last attempt brought no answer.
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
      /** It came too late for an account that was known to be closed on that day: what was said in it is gone. */
      readonly closedOn?: string;
    }
  | { readonly kind: 'sync'; readonly sync: SyncState }
  | { readonly kind: 'session'; readonly session: SessionState }
  | { readonly kind: 'lock-warning'; readonly at: string | null }
  | { readonly kind: 'configuration'; readonly configuration: ConfigurationView }
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'day'; readonly day: DayState }
  | { readonly kind: 'menu'; readonly command: MenuCommand }
  /** Somebody else has changed part of a customer's record. */
  | { readonly kind: 'customer-changed'; readonly customerId: string; readonly what: ChangedPart }
  /** The shell knows of a place to go to: `wantedPlace` says which. */
  | { readonly kind: 'wanted-place' }
  /** A request that whoever is signed in may read was logged or worked on; by this desk too, save where its outbox tells of it. */
  | { readonly kind: 'request-changed'; readonly requestId: string }
  /** Changes may have been missed. */
  | { readonly kind: 'changes-reset' };

/** What is not received, in numbers. */
export type SyncState = {
  readonly online: boolean;
  readonly unsent: number;
  readonly oldest: string | null;
  /** What is unsent is sealed on this computer; otherwise it is in memory alone and goes with the app. */
  readonly kept: boolean;
  /** Sealed work lies on this computer that cannot be opened now: its key store is not there. It stays. */
  readonly closed: boolean;
  /** How many of the unsent wait for a person's decision. */
  readonly attention: number;
  /** How many wait to be matched to a record: people met without one at hand. */
  readonly toMatch: number;
  /** Items found damaged or gone since this person's store was opened, which cannot be shown. */
  readonly lost: number;
  /** How far a row of items has got that is being sent now; null for none, or for a single one. */
  readonly draining: { readonly done: number; readonly of: number } | null;
  /** When the next attempt is made; null where nothing waits for a time. */
  readonly nextAttempt: string | null;
  /** Milliseconds this computer's clock is ahead of the central service's (behind: negative); null while it is not known. */
  readonly clockOffMs: number | null;
};

/** An unsent command as its own person may see it. */
export type UnsentItem = {
  readonly itemId: string;
  readonly operation: OperationName;
  readonly state: ItemState;
  readonly recordedAt: string;
  /** The customer's name, where this desk had been shown it when the command was recorded. */
  readonly whom: string | null;
  /** The command itself; empty where it came too late for a closed account. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly problem: Failure | null;
  readonly attempts: number;
  readonly nextAttempt: string | null;
  /** It waits its turn behind an earlier one of the same customer or conversation. */
  readonly behind: boolean;
  /** What it waits behind needs a person's decision first. */
  readonly held: boolean;
  /** Why it was given to a supervisor to look at; null where it was not. */
  readonly handedOver: DecisionReason | null;
  readonly handedOverAt: string | null;
  /** The day on which the customer's account was known to be closed, where it came too late: nothing of what was said stays. */
  readonly closedOn: string | null;
};

/** What may be said of this computer: its short code, and how many unsent items of other people lie sealed on it. */
export type MachineView = { readonly code: string; readonly othersUnsent: number };

/** A text being typed, kept sealed for the time the desk is locked. `place` names the field, never a person. */
export type Draft = { readonly place: string; readonly text: string };

export type Settings = {
  readonly theme: 'system' | 'light' | 'dark';
  readonly channel: 'telephone' | 'face-to-face';
  /** Letters alone work as shortcuts; off, they need Alt (WCAG 2.2, 2.1.4). */
  readonly letterKeys: boolean;
  /** The system reminds of what is due, by reference and day alone. */
  readonly reminders: boolean;
};

/** What to look for in the audit. */
export type AuditFilters = Omit<Input<'audit.list'>, 'limit' | 'cursor' | 'forExport'>;

/** What the renderer may ask of the shell besides the operations. A step of the session answers the state it led to. */
export type ShellCalls = {
  session: () => Promise<Result<SessionState>>;
  /** Opens the browser at the issuer and answers at once; how it ends comes as a change. Unlocks a locked desk too. */
  signIn: () => Promise<Result<SessionState>>;
  cancelSignIn: () => Promise<Result<SessionState>>;
  /** Puts the address of the sign-in under way on the clipboard; the page never holds it. */
  copySignInAddress: () => Promise<Result<null>>;
  /** Refused with `unsent` while something is unsent, unless that is to be lost. */
  signOut: (how: { readonly loseUnsent: boolean }) => Promise<Result<SessionState>>;
  choosePasscode: (chosen: { readonly passcode: string }) => Promise<Result<SessionState>>;
  unlock: (typed: { readonly passcode: string }) => Promise<Result<SessionState>>;
  lockNow: () => Promise<Result<SessionState>>;
  /** The person is here: takes the warning away. */
  stay: () => Promise<Result<null>>;
  configuration: () => Promise<Result<ConfigurationView>>;
  /** Counts from the next sign-in on. Refused with `managed` when an administrator has set it. */
  changeConfiguration: (change: ConfigurationChange) => Promise<Result<ConfigurationView>>;
  keepDraft: (draft: Draft) => Promise<Result<null>>;
  draft: (which: { readonly place: string }) => Promise<Result<{ readonly text: string | null }>>;
  dropDraft: (which: { readonly place: string }) => Promise<Result<null>>;
  /** Puts a personal value on the clipboard, and takes it off again after a minute. */
  copyPersonal: (text: string) => Promise<Result<null>>;
  sync: () => Promise<Result<SyncState>>;
  /** In the order of recording. */
  unsentItems: () => Promise<Result<readonly UnsentItem[]>>;
  /** Sends what waits, without waiting for its time; with an id, that item again as it is, though it needs attention. */
  sendNow: (which: { readonly itemId?: string }) => Promise<Result<null>>;
  /** Puts a corrected command, under a new id, in the place of one that needs attention. */
  replaceItem: (how: {
    readonly itemId: string;
    readonly operation: OperationName;
    readonly input: Readonly<Record<string, unknown>>;
  }) => Promise<Result<Recorded>>;
  /** Takes an item that needs attention out, with a reason that is audited. */
  discardItem: (how: { readonly itemId: string; readonly reason: DecisionReason }) => Promise<Result<null>>;
  /** Gives an item that needs attention to a supervisor to look at; it stays here. */
  handOverItem: (how: { readonly itemId: string; readonly reason: DecisionReason }) => Promise<Result<null>>;
  /** Takes away what came too late for a closed account, once somebody has seen it. */
  acknowledgeItems: (which: { readonly itemIds: readonly string[] }) => Promise<Result<null>>;
  /** Records what somebody said who is not on this computer: kept until a person has matched it to a record, or found none. */
  meet: (said: Input<'requests.logUnmatched'>) => Promise<Result<Recorded>>;
  day: () => Promise<Result<DayState>>;
  addToDay: (person: DayPerson) => Promise<Result<DayState>>;
  /** Takes somebody off the list; their copy goes. */
  takeOffDay: (whom: { readonly customerId: string }) => Promise<Result<DayState>>;
  /** Fetches a copy of everybody on the list; progress comes as changes. */
  fetchDay: () => Promise<Result<DayState>>;
  /** Destroys every copy on this computer; the list stays. */
  destroyCopies: () => Promise<Result<DayState>>;
  machine: () => Promise<Result<MachineView>>;
  settings: () => Promise<Result<Settings>>;
  changeSettings: (change: Partial<Settings>) => Promise<Result<Settings>>;
  /** Where the person wanted to go by pressing a notification, told once; null for nowhere. */
  wantedPlace: () => Promise<Result<{ readonly path: string | null }>>;
  openLink: (href: string) => Promise<Result<null>>;
  /** Asks for a place and writes what the filters find there as CSV; null when the person chose none. */
  exportAudit: (filters: AuditFilters) => Promise<Result<{ readonly rows: number; readonly more: boolean } | null>>;
  /** Prints a sheet as the system's own dialog says; null when the person went back there. */
  printSheet: (sheet: Sheet) => Promise<Result<{ readonly done: true } | null>>;
  /** Asks for a place and writes a sheet there, as PDF where it is no document; null when the person chose none. */
  saveSheet: (sheet: Sheet) => Promise<Result<{ readonly done: true } | null>>;
};

/** The names of the shell calls, for the bridge and the registrar. */
export const SHELL_CALLS = Object.keys({
  session: true,
  signIn: true,
  cancelSignIn: true,
  copySignInAddress: true,
  signOut: true,
  choosePasscode: true,
  unlock: true,
  lockNow: true,
  stay: true,
  configuration: true,
  changeConfiguration: true,
  keepDraft: true,
  draft: true,
  dropDraft: true,
  copyPersonal: true,
  sync: true,
  unsentItems: true,
  sendNow: true,
  replaceItem: true,
  discardItem: true,
  handOverItem: true,
  acknowledgeItems: true,
  meet: true,
  day: true,
  addToDay: true,
  takeOffDay: true,
  fetchDay: true,
  destroyCopies: true,
  machine: true,
  settings: true,
  changeSettings: true,
  wantedPlace: true,
  openLink: true,
  exportAudit: true,
  printSheet: true,
  saveSheet: true,
} satisfies Record<keyof ShellCalls, true>) as readonly (keyof ShellCalls)[];

type Call<R extends OperationRow> = R extends { kind: 'command'; offline: 'queued' }
  ? (input: InputOf<R>) => Promise<Result<Recorded>>
  : (input: InputOf<R>) => Promise<Result<OutputOf<R>>>;

type BridgeOf<T> = {
  readonly [A in keyof T]: { readonly [N in keyof T[A]]: T[A][N] extends OperationRow ? Call<T[A][N]> : never };
};

/** `window.desk`: one function per operation that is not the shell's own, the shell calls, one subscription. */
export type Desk = Omit<BridgeOf<Operations>, 'deskKeys' | 'deskEvents' | 'copies' | 'machines'> & {
  readonly machines: Omit<BridgeOf<Operations>['machines'], 'report'>;
  readonly shell: ShellCalls;
  /** Calls back on every change until the returned function is called. */
  readonly onChange: (listener: (change: Change) => void) => () => void;
};
