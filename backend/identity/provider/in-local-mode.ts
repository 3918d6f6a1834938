import { localPeople } from '../local.ts';

/** A provider that answers. */
export type Identity = { readonly issuer: string; readonly stop: () => Promise<void> };

type Settings = {
  readonly ISSUER?: string;
  readonly LOCAL_IDENTITY: string;
  readonly IDENTITY_PORT?: number | 'off';
  readonly IDENTITY_TOKEN_SECONDS: number;
};

const USUAL_PORT = 4311;

/**
 * Starts the provider where the environment means local mode: no ISSUER (and with it, as the environment is read, a
 * loopback HOST). Null when there is to be none. When nobody named a port and the usual one is taken, any free one is used;
 * a named one that is taken is an error. The provider's code is read here, so that no other backend waits for it.
 */
export async function identityInLocalMode(
  { ISSUER, LOCAL_IDENTITY: folder, IDENTITY_PORT: named, IDENTITY_TOKEN_SECONDS: tokenSeconds }: Settings,
  failed: (error: unknown) => void,
): Promise<Identity | null> {
  if (ISSUER !== undefined || named === 'off') return null;
  const { startProvider } = await import('./start-provider.ts');
  const start = (port: number) => startProvider({ folder, port, people: localPeople, tokenSeconds, failed });
  try {
    return await start(named ?? USUAL_PORT);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (named === undefined) return start(0);
    throw new Error('IDENTITY_PORT is taken: name another, 0 for any free one, or off');
  }
}
