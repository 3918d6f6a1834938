import type { SyncState } from '../../../shared/desk.ts';
import { PASSCODE_HOURS, PASSCODE_TRIES } from '../../../shared/domain/limits.ts';
import { showElapsed } from '../../lib/time.ts';

/** How much waits unsent and for how long, without saying what. */
export function unsentWords({ unsent, oldest }: SyncState, now: Date): string {
  if (unsent === 0) return 'Nothing is unsent.';
  const age = oldest === null ? '' : `, the oldest for ${showElapsed(oldest, now)}`;
  return `${unsent === 1 ? '1 item is' : `${unsent} items are`} unsent${age}. Nothing is sent while the desk is locked.`;
}

/** What each way back in is. */
export function waysWords(passcode: boolean, online: boolean): string {
  if (passcode) {
    const reason = online ? 'Your organisation’s sign-in page does not answer' : 'There is no connection';
    return `${reason}, so your passcode opens the desk. Otherwise sign in in the browser.`;
  }
  if (online)
    return 'Sign in again in your browser. That is quick while your sign-in there still holds; you land where you were.';
  return `There is no connection. Your passcode opens this desk within ${PASSCODE_HOURS.value} hours of your last sign-in on it, if you chose one here; now only signing in does, once the connection is back.`;
}

export function triesWords(left: number): string {
  if (left >= PASSCODE_TRIES.value) return `${left} tries`;
  return left === 1 ? 'One try left. After that only signing in opens the desk.' : `${left} tries left`;
}

/** Who may go on here without the issuer, when nobody is signed in. */
export function lastHereWords(name: string, online: boolean): string {
  const reason = online ? 'Your organisation’s sign-in page does not answer.' : 'There is no connection.';
  return `${reason} ${name} signed in last on this computer: for ${PASSCODE_HOURS.value} hours after that their passcode opens it. Anybody else has to wait until they can sign in.`;
}
