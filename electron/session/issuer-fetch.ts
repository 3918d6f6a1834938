import { SignInFailure } from './sign-in-failure.ts';

/** A fetch as far as it is used here: in the app `netFetch`. */
export type IssuerFetch = (address: string, init: RequestInit) => Promise<Response>;

/** What the sign-in library asks with. */
type Asked = {
  readonly body?: unknown;
  readonly headers: Record<string, string>;
  readonly method: string;
  readonly signal?: AbortSignal | undefined;
};

/**
 * The way to the issuer: no cookies, no cache, no redirects. No answer, or a server's own failure, is
 * `issuer-unreachable`; anything else is for the library to judge.
 */
export function issuerFetch(fetch: IssuerFetch): (address: string, asked: Asked) => Promise<Response> {
  return async (address, { body, headers, method, signal }) => {
    const init: RequestInit = {
      ...{ method, headers, cache: 'no-store', credentials: 'omit', redirect: 'error' },
      ...(signal ? { signal } : {}),
      ...(body === undefined || body === null ? {} : { body: String(body) }),
    };
    const response = await fetch(address, init).catch(() => {
      throw new SignInFailure('issuer-unreachable');
    });
    if (response.status >= 500 || response.status === 429) throw new SignInFailure('issuer-unreachable');
    return response;
  };
}
