import { expect } from 'vitest';
import { systemClock } from '../../../../electron/clock.ts';
import { createIssuer } from '../../../../electron/session/issuer.ts';
import { SignInFailure } from '../../../../electron/session/sign-in-failure.ts';
import { signInAt } from '../../../support/sign-in.ts';

type Options = {
  readonly issuer: string;
  readonly minutesFast?: number;
  readonly clientId?: string;
  readonly audience?: string;
};

/** The desk's side of a sign-in, with a browser that keeps the addresses it was to open. */
export function issuer({
  issuer: address,
  minutesFast = 0,
  clientId = 'adviser-desk',
  audience = 'urn:adviser-desk:central',
}: Options) {
  const opened: string[] = [];
  const service = { server: 'http://127.0.0.1:9', issuer: address, clientId, audience };
  const desk = createIssuer({
    service: () => service,
    fetch: (url, init) => fetch(url, init),
    openBrowser: async (url) => {
      opened.push(url);
      return true;
    },
    clock: { ...systemClock, now: () => Date.now() + minutesFast * 60_000 },
  });
  return { ...desk, opened };
}

/** A whole sign-in, the browser's part over plain HTTP. */
export function signIn(
  desk: ReturnType<typeof issuer>,
  as = 'phone.adviser',
  browser: (address: string) => unknown = (to) => signInAt(to, as),
) {
  const abort = new AbortController();
  const wish = { signal: abort.signal, onOpened: (_: boolean, address: string) => void browser(address) };
  return desk.signIn(wish);
}

/** The code a sign-in failed with; the failure itself where the clock is off. */
export const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no failure',
    (error: unknown) => {
      expect(error).toBeInstanceOf(SignInFailure);
      return (error as SignInFailure).clockOff === undefined ? (error as SignInFailure).code : error;
    },
  );
