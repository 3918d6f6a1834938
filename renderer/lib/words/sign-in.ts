import type { SignInCode } from '../../../shared/session-state.ts';

/** Why somebody is not signed in, and the way on. `clockOff`: minutes this computer's clock is ahead (behind: negative). */
export function signInWords(code: SignInCode, clockOff?: number): string {
  if (code === 'clock-wrong' && clockOff !== undefined) {
    const minutes = Math.abs(clockOff);
    const off = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${clockOff > 0 ? 'fast' : 'slow'}`;
    return `This computer’s clock is ${off}. Set it right and sign in again: times are part of what is recorded.`;
  }
  return sentences[code];
}

const sentences: Readonly<Record<SignInCode, string>> = {
  'not-configured':
    'The configuration that your administrator placed on this computer cannot be used, so nobody can sign in. Tell your support desk.',
  'issuer-unreachable':
    'Your organisation’s sign-in service does not answer. Check that this computer is connected, then sign in again.',
  'issuer-wrong':
    'What answered is not your organisation’s sign-in service, or it does not know this desk. Compare the addresses in Settings, or tell your support desk.',
  'clock-wrong': 'This computer’s clock is wrong. Set it right and sign in again: times are part of what is recorded.',
  'browser-not-opened':
    'The browser did not open. Copy the address, and paste it into any browser on this computer before the time is up.',
  'no-way-back':
    'This computer does not let the browser come back to Adviser Desk. Close the app and start it again; if this stays, tell your support desk.',
  refused: 'The sign-in was refused. Sign in again, or ask your supervisor for access.',
  abandoned: 'The sign-in was not finished in time. Sign in again when you are ready.',
  cancelled: 'You cancelled the sign-in.',
  'no-role':
    'This account is neither an adviser’s nor a supervisor’s. Sign in with another account, or ask your supervisor for access.',
  'somebody-else':
    'Somebody else’s work on this computer has not been sent yet. That person has to sign in first; nothing of it is lost.',
  'session-ended': 'Your sign-in has ended. Sign in again to go on; what was not sent yet is kept.',
  'wrong-passcode': 'That is not the passcode you chose on this computer.',
  'no-tries-left': 'The passcode was wrong too often. Sign in in the browser instead.',
  'too-long-ago': 'Your last sign-in on this computer is too long ago for the passcode. Sign in in the browser instead.',
  'no-passcode': 'Your passcode cannot be used on this computer now. Sign in in the browser instead.',
  'machine-lost': 'This computer was reported lost. Ask your supervisor.',
};
