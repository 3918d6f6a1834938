import { randomBytes } from 'node:crypto';
import type { JWK } from 'jose';
import { type Configuration, errors } from 'oidc-provider';
import type { Caller } from '../caller.ts';
import { LOCAL_AUDIENCE } from '../local.ts';
import { clients, TOKEN_CLIENT, TOKEN_HOURS } from './clients.ts';
import { memoryAdapter } from './memory-adapter.ts';
import { failurePage, signedOutPage, signOutPage } from './pages.ts';
import { prompts } from './prompts.ts';

const HOUR = 3600;
/** An adviser's day: how long the session at the issuer and what hangs on it last. */
const DAY = 12 * HOUR;
/** How long the sign-in page may stay open. */
const SIGN_IN = 600;

/** Seconds an access token of the desk lasts. */
export type Lifetimes = { readonly accessToken: number };

/**
 * What makes oidc-provider our local identity. `key`: the folder's private ES256 key. `port` keeps its cookies apart from
 * those of another clone's, which a browser would send to both.
 */
export function configuration(key: JWK, people: readonly Caller[], lifetimes: Lifetimes, port: number): Configuration {
  return {
    adapter: memoryAdapter(),
    clients,
    jwks: { keys: [{ ...key, use: 'sig' }] as NonNullable<Configuration['jwks']>['keys'] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    responseTypes: ['code'],
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub', 'name', 'roles', 'touchpoint'] },
    // The id token alone says who signed in: there is no userinfo to ask.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: `session_${port}`, interaction: `sign_in_${port}`, resume: `resume_${port}` },
      long: { httpOnly: true, sameSite: 'lax', signed: true },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: { enabled: true, logoutSource: signOutPage, postLogoutSuccessSource: signedOutPage },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => LOCAL_AUDIENCE,
        getResourceServerInfo: (_, resource, client) => {
          if (resource !== LOCAL_AUDIENCE) throw new errors.InvalidTarget('no such audience');
          const accessTokenTTL = client.clientId === TOKEN_CLIENT ? TOKEN_HOURS * HOUR : lifetimes.accessToken;
          return {
            scope: '',
            audience: LOCAL_AUDIENCE,
            accessTokenFormat: 'jwt',
            accessTokenTTL,
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
    findAccount: (_, sub) => {
      const person = people.find((one) => one.sub === sub);
      return person && { accountId: sub, claims: () => ({ ...person, roles: [...person.roles] }) };
    },
    extraTokenClaims: (_, token) => {
      const person = 'accountId' in token && people.find((one) => one.sub === token.accountId);
      return person ? { name: person.name, roles: person.roles, touchpoint: person.touchpoint } : undefined;
    },
    // Choosing a person on the page is all the agreement there is; each sign-in is a family of tokens of its own.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid offline_access');
      await grant.save();
      return grant;
    },
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    // Signing out at the issuer, or somebody else signing in there, ends what was renewed by that session.
    expiresWithSession: () => true,
    interactions: { policy: prompts(people), url: (_, { uid }) => `/sign-in/${uid}` },
    clientBasedCORS: () => false,
    renderError: failurePage,
    ttl: {
      AccessToken: (_, token) => token.resourceServer?.accessTokenTTL ?? lifetimes.accessToken,
      AuthorizationCode: 60,
      Grant: DAY,
      IdToken: HOUR,
      Interaction: SIGN_IN,
      RefreshToken: DAY,
      Session: DAY,
    },
  };
}
