import type { SessionState } from '../../shared/session-state.ts';
import type { Session } from '../session/session.ts';
import type { SealedWork } from './sealed-work.ts';

export type DeskLockParts = {
  readonly session: Pick<Session, 'state' | 'lock'>;
  readonly work: SealedWork;
  /** Gives up every exchange under way; what was being sent goes again later under the same key. */
  readonly abandonExchanges: () => void;
  /** Destroys the window with all it showed and makes it anew at the same place. */
  readonly remakeWindow: () => void;
  /** Loads the page that is there once more. */
  readonly reloadPage: () => void;
  /** Takes what unlocking was for up again: sends what waits. */
  readonly carryOn: () => void;
  /** Asks for the data key that sealed work needs, once somebody is signed in without it; false: not to be had now. */
  readonly findKey: (sub: string) => Promise<boolean>;
  /** Sealed work did not open. */
  readonly lost: () => void;
  readonly watch: { readonly look: () => void; readonly stop: () => void };
};

export type DeskLock = {
  readonly lockNow: () => SessionState;
  /** Every change of the session is told here, before the page hears of it. */
  readonly sessionChanged: (state: SessionState) => void;
  /** The connection came back: a key that could not be had may be now. */
  readonly connected: () => void;
};

/**
 * Locks the desk, and opens it again. Whenever somebody who was signed in no longer is, for whatever reason, their work is
 * sealed, what is under way is given up, and the window they worked in is destroyed.
 */
export function deskLock(parts: DeskLockParts): DeskLock {
  const { session, work } = parts;
  /** Somebody is signed in, and their work is open. */
  let open = false;

  const shut = () => {
    parts.watch.stop();
    work.seal();
    parts.abandonExchanges();
  };

  const takeUp = (): boolean => {
    const came = work.open();
    if (came === 'waits') return false;
    if (came === 'lost') parts.lost();
    parts.carryOn();
    return true;
  };

  const seekKey = async () => {
    const sub = work.needs();
    if (sub === null || session.state().kind !== 'signed-in') return;
    // The page began without what is open now.
    if ((await parts.findKey(sub)) && takeUp()) parts.reloadPage();
  };

  return {
    lockNow: () => {
      const { kind } = session.state();
      if (kind === 'signed-in') shut();
      return session.lock();
    },
    sessionChanged: (state) => {
      const now = state.kind === 'signed-in';
      if (now === open) return;
      open = now;
      if (now) {
        if (!takeUp()) void seekKey();
        parts.watch.look();
        return;
      }
      shut();
      if (state.kind !== 'locked') work.letGo();
      parts.remakeWindow();
    },
    connected: () => void seekKey(),
  };
}
