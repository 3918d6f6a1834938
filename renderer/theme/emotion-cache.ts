import createCache from '@emotion/cache';

/** Styles carry the nonce that the shell gave this document; without it the content security policy drops them. */
export function makeEmotionCache() {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  return createCache({ key: 'desk', ...(nonce ? { nonce } : {}) });
}
