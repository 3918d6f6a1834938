import type { Fetch } from './client.ts';

/** Milliseconds until a probe is given up. */
const LIMIT = 5_000;

/** Asks `/healthz` whether the central service is there. Never throws. */
export function healthProbe(server: () => string, fetch: Fetch): () => Promise<boolean> {
  return async () => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), LIMIT);
    try {
      const init = { signal: abort.signal, cache: 'no-store', credentials: 'omit', redirect: 'error' } as const;
      const response = await fetch(`${server()}/healthz`, init);
      // A hotel's sign-in page answers 200 too; ours answers JSON.
      return response.ok && /\bjson\b/.test(response.headers.get('content-type') ?? '');
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  };
}
