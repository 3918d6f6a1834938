import type { OperationName } from '../../shared/operations.ts';
import type { SessionState } from '../../shared/session-state.ts';
import type { Clock } from '../clock.ts';
import type { PersonKeys } from '../keys/person-keys.ts';
import type { Outbox } from '../outbox/parts.ts';
import type { Session } from '../session/session.ts';
import { activityOf } from './activity.ts';
import { deskLock } from './desk-lock.ts';
import { type DraftBook, draftBook } from './drafts.ts';
import { idleWatch } from './idle-watch.ts';
import { openConversation } from './open-conversation.ts';
import { type PowerEvents, whenMachineRests } from './os-events.ts';
import { sealedWork } from './sealed-work.ts';

export type LockParts = {
  readonly clock: Clock;
  readonly session: Pick<Session, 'state' | 'lock' | 'token'>;
  readonly keys: Pick<PersonKeys, 'current' | 'whose' | 'openWithShare' | 'noteTime'>;
  readonly outbox: Pick<Outbox, 'seal' | 'open' | 'unsent' | 'wake'>;
  readonly power: PowerEvents;
  /** Seconds since the system saw a key or a mouse used. */
  readonly systemIdle: () => number;
  /** Minutes of rest allowed: in quiet, and while a conversation is open. */
  readonly minutes: () => { readonly quiet: number; readonly inConversation: number };
  /** The central service's share of the data key on this machine, with the token at hand. */
  readonly share: (token: string) => Promise<string | null>;
  readonly abandonExchanges: () => void;
  readonly remakeWindow: () => void;
  readonly reloadPage: () => void;
  readonly warn: (at: string | null) => void;
  readonly lost: () => void;
  /** Somebody is at work again, and their key may be open. */
  readonly begun: () => void;
};

export type Lock = {
  readonly lockNow: () => SessionState;
  readonly sessionChanged: (state: SessionState) => void;
  readonly connected: () => void;
  /** A key or a mouse was used in our window. */
  readonly active: () => void;
  /** The person says they are there. */
  readonly stay: () => void;
  /** A command was recorded: a conversation may have begun or ended. */
  readonly recorded: (operation: OperationName, input: Record<string, unknown>) => void;
  readonly drafts: DraftBook;
};

/** The lock with all it stands on: rest, the system's own lock, sealed work, the window. */
export function openLock(parts: LockParts): Lock {
  const { clock, session, keys, outbox } = parts;
  const drafts = draftBook();
  const conversation = openConversation();
  const activity = activityOf(clock.now, parts.systemIdle);
  const limit = () => (conversation.isOpen() ? parts.minutes().inConversation : parts.minutes().quiet) * 60_000;
  const watch = idleWatch({
    ...{ clock, limit, idle: activity.idle },
    warn: (at) => parts.warn(at === null ? null : new Date(at).toISOString()),
    lock: () => void lockNow(),
  });
  let lockedAt: string | null = null;
  const lock = deskLock({
    ...{
      session,
      watch,
      lost: parts.lost,
      remakeWindow: parts.remakeWindow,
      reloadPage: parts.reloadPage,
      abandonExchanges: parts.abandonExchanges,
    },
    work: sealedWork({ keys, outbox, drafts }),
    carryOn: () => {
      // The page that comes back learns from this that levels went with the lock.
      if (lockedAt !== null) void drafts.keep({ place: 'locked-at', text: lockedAt });
      lockedAt = null;
      parts.begun();
      outbox.wake();
    },
    findKey: async (sub) => {
      const token = session.token();
      const share = token && (await parts.share(token));
      return Boolean(share) && (await keys.openWithShare(sub, share as string)) === 'opened';
    },
  });
  const lockNow = () => {
    void keys.noteTime().catch(() => undefined);
    return lock.lockNow();
  };
  whenMachineRests(parts.power, () => void lockNow());
  const here = () => {
    activity.noted();
    if (session.state().kind === 'signed-in') watch.look();
  };
  return {
    lockNow,
    sessionChanged: (state) => {
      if (state.kind === 'signed-in') activity.noted();
      if (state.kind === 'locked') lockedAt ??= state.since;
      lock.sessionChanged(state);
    },
    connected: lock.connected,
    active: activity.noted,
    stay: here,
    recorded: (operation, input) => {
      conversation.heard(operation, input);
      if (operation.startsWith('conversations.')) here();
    },
    drafts,
  };
}
