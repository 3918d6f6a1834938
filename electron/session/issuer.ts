import type { Clock } from '../clock.ts';
import type { Service } from '../configuration/configuration.ts';
import { isProtected } from '../configuration/fields.ts';
import { haveWebCrypto } from '../newer.ts';
import { checkedClock } from './clock-check.ts';
import { failureOf } from './issuer-errors.ts';
import { type IssuerFetch, issuerFetch } from './issuer-fetch.ts';
import { SignInFailure } from './sign-in-failure.ts';
import { personClaims, type Renewed, type Tokens } from './tokens.ts';
import { openWayBack } from './way-back.ts';

export type IssuerParts = {
  /** The service to work with; null while the configuration is broken. */
  readonly service: () => Service | null;
  readonly fetch: IssuerFetch;
  /** Opens an address in the system's browser; false or a throw when there is none. */
  readonly openBrowser: (address: string) => Promise<boolean>;
  readonly clock: Clock;
};

export type SignInWish = {
  /** Gives up: its reason is a `SignInFailure`. */
  readonly signal: AbortSignal;
  readonly loginHint?: string | undefined;
  /** Asks the issuer to have the person say again who they are. */
  readonly anew?: boolean;
  /** The browser was asked to open this address; told again, with false, should it say that it did not. */
  readonly onOpened: (opened: boolean, address: string) => void;
};

/** The issuer of this organisation's sign-ins. Everything throws `SignInFailure` and nothing else. */
export type Issuer = {
  readonly signIn: (wish: SignInWish) => Promise<Tokens>;
  readonly renew: (refreshToken: string) => Promise<Renewed>;
  /** Makes a refresh token worthless. */
  readonly revoke: (refreshToken: string) => Promise<void>;
  /** Shows the person the issuer's own page for ending their session at the browser. */
  readonly endSession: () => Promise<void>;
};

/** Seconds an exchange with the issuer may take. */
const PATIENCE = 10;
/** How long an access token is taken to last when the issuer does not say. */
const UNSAID = 300_000;

/** Sign-in by OpenID Connect: authorization code with PKCE in the system's browser (RFC 8252, RFC 9700). */
export function createIssuer(parts: IssuerParts): Issuer {
  const { clock } = parts;
  const fetchIt = issuerFetch(parts.fetch);

  const find = async () => {
    const service = parts.service();
    if (!service) throw new SignInFailure('not-configured');
    haveWebCrypto();
    // Read when somebody signs in: nothing of it is needed to show the first screen.
    const client = await import('openid-client');
    const server = new URL(service.issuer);
    const plain = server.protocol === 'http:';
    const options = {
      [client.customFetch]: fetchIt,
      timeout: PATIENCE,
      execute: [client.enableNonRepudiationChecks, ...(plain ? [client.allowInsecureRequests] : [])],
    };
    const metadata = { token_endpoint_auth_method: 'none', [client.clockTolerance]: 60 };
    const config = await client.discovery(server, service.clientId, metadata, client.None(), options);
    const { authorization_endpoint, token_endpoint, jwks_uri, revocation_endpoint, end_session_endpoint } =
      config.serverMetadata();
    const named = [authorization_endpoint, token_endpoint, jwks_uri];
    const maybe = [revocation_endpoint, end_session_endpoint].filter((address) => address !== undefined);
    if (![...named, ...maybe].every((address) => address !== undefined && isProtected(address))) {
      throw new SignInFailure('issuer-wrong');
    }
    return { service, client, config };
  };

  const guarded = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      throw failureOf(error, clock.now());
    }
  };

  const tokensOf = (given: { access_token: string; expires_in?: number; refresh_token?: string }, before: string | null) => ({
    accessToken: given.access_token,
    refreshToken: given.refresh_token ?? before,
    expiresAt: clock.now() + (given.expires_in === undefined ? UNSAID : given.expires_in * 1000),
  });

  const signIn = async ({ signal, loginHint, anew, onOpened }: SignInWish): Promise<Tokens> => {
    const { service, client, config } = await unless(signal, find());
    const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
    const back = await openWayBack(state);
    try {
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: back.address,
        scope: 'openid profile offline_access',
        // Which service the access token is for (RFC 8707).
        resource: service.audience,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(loginHint ? { login_hint: loginHint } : {}),
        ...(anew ? { prompt: 'login' } : {}),
      }).href;
      // Not waited for: some systems answer only when the browser is closed again.
      onOpened(true, address);
      void parts.openBrowser(address).then(
        (opened) => opened || onOpened(false, address),
        () => onOpened(false, address),
      );
      const answered = await unless(signal, back.answer);
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const given = await unless(signal, client.authorizationCodeGrant(config, answered, checks, { resource: service.audience }));
      const claims = given.claims();
      checkedClock(claims?.iat, clock.now());
      const person = personClaims.safeParse(claims);
      if (!person.success) throw new SignInFailure('issuer-wrong');
      return { ...tokensOf(given, null), idToken: given.id_token as string, person: person.data };
    } finally {
      back.close();
    }
  };

  return {
    signIn: (wish) => guarded(() => signIn(wish)),
    renew: (refreshToken) =>
      guarded(async () => {
        const { service, client, config } = await find();
        const given = await client.refreshTokenGrant(config, refreshToken, { resource: service.audience });
        const claims = given.claims();
        const person = claims ? personClaims.safeParse(claims) : null;
        if (person && !person.success) throw new SignInFailure('issuer-wrong');
        return { ...tokensOf(given, refreshToken), person: person?.data ?? null };
      }),
    revoke: (refreshToken) =>
      guarded(async () => {
        const { client, config } = await find();
        if (!config.serverMetadata().revocation_endpoint) return;
        await client.tokenRevocation(config, refreshToken, { token_type_hint: 'refresh_token' });
      }),
    endSession: () =>
      guarded(async () => {
        const { client, config } = await find();
        if (!config.serverMetadata().end_session_endpoint) return;
        // Without an id token as a hint: it says a person's name, and this address stays in the browser's history.
        await parts.openBrowser(client.buildEndSessionUrl(config).href);
      }),
  };
}

/** A promise's value, or the signal's reason when that comes first. */
function unless<T>(signal: AbortSignal, wanted: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    wanted.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
