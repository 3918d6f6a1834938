import { Readable } from 'node:stream';
import { type IncomingMessage, net } from 'electron';
import type { Fetch } from './client.ts';

/** Answers without a body, which a `Response` must not be given one for. */
const EMPTY: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/**
 * A fetch over Electron's own network stack, with the office's proxy and certificates, which its signal always ends. Electron's
 * `net.fetch` hears the signal through a weak reference: once memory has been tidied up, an exchange that nobody answers
 * goes on for ever, and keeps one of the few connections there may be to a service (seen with 25.1.1).
 */
export const netFetch: Fetch = (url, { method = 'GET', headers, body, signal, credentials, redirect, cache }) =>
  new Promise((answer, failed) => {
    // The types do not name `cache`; `net.fetch` hands it over the same way.
    const options = { url, method, ...(credentials ? { credentials } : {}), ...(redirect ? { redirect } : {}), cache };
    const request = net.request(options);
    for (const [name, value] of new Headers(headers)) request.setHeader(name, value);
    let response: IncomingMessage | null = null;
    const giveUp = () => {
      const why = signal?.reason instanceof Error ? signal.reason : new Error('Aborted');
      failed(why);
      (response as Readable | null)?.destroy(why);
      request.abort();
    };
    if (signal?.aborted) return giveUp();
    signal?.addEventListener('abort', giveUp);
    request.on('error', failed);
    request.on('response', (message) => {
      response = message;
      const { statusCode: status, statusMessage: statusText } = message;
      const stream = Readable.toWeb(message as unknown as Readable) as ReadableStream<Uint8Array>;
      answer(new Response(EMPTY.has(status) ? null : stream, { status, statusText, headers: headersOf(message) }));
    });
    request.end(typeof body === 'string' ? body : undefined);
  });

function headersOf({ headers }: IncomingMessage): Headers {
  const all = new Headers();
  for (const [name, values] of Object.entries(headers)) for (const value of [values].flat()) all.append(name, value);
  return all;
}
