import { type CookieJar, cookieJar } from '../../backend/identity/provider/cookie-jar.ts';
import { followSignIn } from '../../backend/identity/provider/follow-sign-in.ts';

export type SignInOptions = {
  /** Refuse on the provider's page instead of choosing somebody. */
  readonly refuse?: boolean;
  /** Stop at the address the app is to be called at, and answer that. */
  readonly stopAtRedirect?: boolean;
  /** A browser used before: its session at the provider may still live. */
  readonly browser?: CookieJar;
};

/** A browser that has not been anywhere. */
export const freshBrowser = cookieJar;

/**
 * Does in plain HTTP what a person does in the browser at an authorization (or sign-out) address of the local provider:
 * chooses `as` on its page and follows the redirect to the app's loopback address. Answers the body of the app's page, of
 * the address itself with `stopAtRedirect`, and '' where the way ended on a page of the provider.
 */
export async function signInAt(url: string, as: string, options: SignInOptions = {}): Promise<string> {
  const back = await followSignIn(url, options.refuse ? null : as, options.browser ?? cookieJar());
  if (back === null) return '';
  if (options.stopAtRedirect) return back;
  const answer = await fetch(back, { redirect: 'manual', signal: AbortSignal.timeout(15_000) });
  return answer.text();
}
