/** The content security policy of one document. Styles made at run time carry its nonce; nothing else inline runs. */
export function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** What the build writes where a document's nonce goes. */
export const NONCE_PLACE = '__nonce_of_this_document__';
