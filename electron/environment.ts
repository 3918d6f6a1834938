import { readUrl } from './read-url.ts';

/** What the starter hands over in the environment. */
export type Environment = {
  /** Address of the central service, without a trailing slash. */
  readonly server: string;
  /** The local identity's access token; sign-in replaces it. */
  readonly token: string | null;
  /** Folder for this person's settings and logs, instead of the system's own place. */
  readonly profile: string | null;
};

const DEFAULT_SERVER = 'http://127.0.0.1:4310';

/** Reads the environment and removes the token from it, so that no child process started later inherits it. */
export function takeEnvironment(env: NodeJS.ProcessEnv): Environment {
  const token = env.ADVISER_DESK_TOKEN ?? null;
  delete env.ADVISER_DESK_TOKEN;
  return {
    server: serverOf(env.ADVISER_DESK_SERVER),
    token,
    profile: env.ADVISER_DESK_PROFILE ?? null,
  };
}

/** Only http and https addresses are taken; anything else falls back to this machine's own backend. */
function serverOf(given: string | undefined): string {
  const url = readUrl(given ?? '');
  if (!url) return DEFAULT_SERVER;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return DEFAULT_SERVER;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
