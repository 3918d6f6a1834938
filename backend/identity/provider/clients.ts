import type { ClientMetadata } from 'oidc-provider';

/** The desk: tokens of a few minutes, renewed by rotating refresh tokens. */
export const DESK_CLIENT = 'adviser-desk';
/** `npm run token`: one token for a day's work at the command line, nothing to renew it by. */
export const TOKEN_CLIENT = 'adviser-desk-token';
export const TOKEN_REDIRECT = 'http://127.0.0.1/token';
export const TOKEN_HOURS = 12;

/** Programs on a person's own machine keep no secret: PKCE and a loopback redirect on any port instead (RFC 8252). */
const native = {
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  response_types: ['code'],
  id_token_signed_response_alg: 'ES256',
} satisfies Partial<ClientMetadata>;

export const clients: ClientMetadata[] = [
  {
    ...native,
    client_id: DESK_CLIENT,
    grant_types: ['authorization_code', 'refresh_token'],
    redirect_uris: ['http://127.0.0.1/signed-in'],
    post_logout_redirect_uris: ['http://127.0.0.1/signed-out'],
  },
  { ...native, client_id: TOKEN_CLIENT, grant_types: ['authorization_code'], redirect_uris: [TOKEN_REDIRECT] },
];
