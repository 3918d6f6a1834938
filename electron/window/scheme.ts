import type { CustomScheme } from 'electron';

export const SCHEME = 'desk';
export const HOST = 'app';
export const ORIGIN = `${SCHEME}://${HOST}`;
/** The one document of the app. */
export const PAGE = `${ORIGIN}/`;

/**
 * The scheme's privileges: an origin of its own, secure, so that the page has neither `file:` nor a web origin.
 * `codeCache` is known from Electron 28 on; older runtimes pass over it.
 */
export const PRIVILEGED: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } as CustomScheme['privileges'],
};
