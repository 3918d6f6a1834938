import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { Caller } from '../caller.ts';
import { openLocalIdentity } from '../local.ts';
import { configuration } from './configuration.ts';
import { guard } from './guard.ts';
import { noteRunning } from './running.ts';
import { signInRoutes } from './sign-in-routes.ts';

const MINUTES = 60;

export type ProviderOptions = {
  /** Of the local identity: its key signs the tokens. */
  readonly folder: string;
  /** On 127.0.0.1; 0 for any free one. */
  readonly port: number;
  readonly people: readonly Caller[];
  /** How long the desk's access tokens last; ten minutes unless told. */
  readonly tokenSeconds?: number;
  /** Hears of a fault of the provider's own. */
  readonly failed?: (error: unknown) => void;
};

/**
 * Starts the local OpenID Connect provider, for this machine alone. Sessions and refresh tokens are in memory: after a
 * restart a refresh is refused (`invalid_grant`) and the person signs in again. Throws EADDRINUSE when the port is taken.
 */
export async function startProvider(options: ProviderOptions): Promise<{ issuer: string; stop: () => Promise<void> }> {
  const { folder, port, people, tokenSeconds = 10 * MINUTES, failed = () => {} } = options;
  const { privateKey } = await openLocalIdentity(folder);
  const server = createServer({ requestTimeout: 10_000 });
  await new Promise<void>((up, refused) => {
    server.once('error', refused);
    server.listen(port, '127.0.0.1', up);
  });
  const address = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(issuer, configuration(privateKey, people, { accessToken: tokenSeconds }, address.port));
  // Koa would write an error of a request to the console.
  provider.silent = true;
  provider.on('server_error', (_, error) => failed(error));
  provider.use(guard(issuer));
  provider.use(signInRoutes(provider, people));
  server.on('request', provider.callback());
  const forget = noteRunning(folder, issuer);
  const stop = async () => {
    forget();
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  };
  return { issuer, stop };
}
