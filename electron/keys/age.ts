import { PASSCODE_HOURS } from '../../shared/domain/limits.ts';

/** Milliseconds a clock may have been put right by without anybody having meant to turn it. */
const TOLERANCE = 120_000;

/**
 * Whether the last sign-in is recent enough for a passcode to do. `latest` is the latest time ever seen here, `ran` the
 * milliseconds that have surely passed since the sign-in (0 after a restart). A clock set back is refused, and one set
 * forward only makes the sign-in older.
 */
export function ageOf(
  { lastSignIn, latest }: { readonly lastSignIn: number; readonly latest: number },
  now: number,
  ran: number,
): 'recent' | 'too-long-ago' | 'clock-wrong' {
  if (now < Math.max(lastSignIn, latest) - TOLERANCE) return 'clock-wrong';
  const passed = Math.max(now - lastSignIn, latest - lastSignIn, ran);
  return passed <= PASSCODE_HOURS.value * 3_600_000 ? 'recent' : 'too-long-ago';
}
