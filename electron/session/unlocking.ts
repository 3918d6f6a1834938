import type { Failure, Result } from '../../shared/problem.ts';
import type { SessionState } from '../../shared/session-state.ts';
import type { PasscodeAnswer, PersonKeys } from '../keys/person-keys.ts';
import { behindPasscode, type Inner, type Locked, notNow, passcodeCode, sinceOf } from './stands.ts';
import type { Person } from './tokens.ts';

export type UnlockingParts = {
  readonly keys: Pick<PersonKeys, 'openWithPasscode' | 'ways' | 'last'>;
  readonly now: () => Inner;
  readonly become: (next: Inner) => void;
  /** A sign-in at the issuer is under way: the one or the other, never both. */
  readonly signingIn: () => boolean;
  readonly opened: (person: Person) => void;
  readonly dropUnlessOpen: () => void;
};

/** The way in without the issuer: whether it is open, and a passcode tried, one at a time. */
export function createUnlocking({ keys, now, become, ...parts }: UnlockingParts) {
  let looks = 0;
  let trying = false;

  const settle = (was: Inner, person: Person, answer: PasscodeAnswer): Failure['code'] | null => {
    const is = now();
    if (behindPasscode(is) !== person || sinceOf(is) !== sinceOf(was)) {
      parts.dropUnlessOpen();
      return 'not-now';
    }
    looks += 1;
    if (answer.ok) {
      parts.opened(person);
      return null;
    }
    const why = passcodeCode(answer.code);
    const { triesLeft } = answer;
    const again = answer.code === 'wrong-passcode';
    if (is.kind === 'locked') become({ ...is, why, clockOff: undefined, triesLeft, passcode: again });
    if (is.kind === 'out') become({ ...is, why, clockOff: undefined, known: again ? { person, triesLeft } : undefined });
    return why === 'clock-wrong' || why === 'no-passcode' ? 'not-now' : why;
  };

  return {
    trying: () => trying,
    unlock: async (passcode: string, state: () => SessionState): Promise<Result<SessionState>> => {
      const was = now();
      const person = behindPasscode(was);
      if (!person || trying || parts.signingIn()) return notNow;
      trying = true;
      try {
        const code = settle(was, person, await keys.openWithPasscode(person.sub, passcode));
        return code === null ? { ok: true, value: state() } : { ok: false, error: { code } };
      } finally {
        trying = false;
      }
    },
    /** Looks whether the passcode opens the desk that has just been locked. */
    lookForWays: async ({ person }: Locked): Promise<void> => {
      looks += 1;
      const mine = looks;
      const ways = await keys.ways(person.sub).catch(() => ({ passcode: false, triesLeft: 0 }));
      const is = now();
      // A passcode tried meanwhile knows better how many are left.
      if (is.kind === 'locked' && looks === mine) become({ ...is, ...ways });
    },
    /** The app has started: was somebody at work here whose passcode still opens? */
    lookForLast: async (): Promise<void> => {
      const known = await keys.last().catch(() => null);
      const is = now();
      if (known && is.kind === 'out') become({ ...is, known });
    },
  };
}
