import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Environment } from '../environment.ts';
import { refuse } from '../refusal.ts';
import { readTls, type Tls } from '../tls.ts';

/** How calls reach this process and what they may cost before anybody is known. */
export type Arrival = {
  /** Certificate and key, where this process itself ends TLS. */
  readonly tls: Tls | null;
  /** The named proxies in front that end TLS; null when there are none. */
  readonly proxies: readonly string[] | null;
  readonly headersSeconds: number;
  readonly requestSeconds: number;
  readonly perPerson: number;
  readonly perAddress: number;
};

/** Reads it from the environment; throws, naming the variable, where a certificate cannot be read. */
export function arrivalOf(environment: Environment): Arrival {
  const { TLS_CERT, TLS_KEY, TRUSTED_PROXY } = environment;
  return {
    tls: TLS_CERT && TLS_KEY ? readTls(TLS_CERT, TLS_KEY) : null,
    proxies: TRUSTED_PROXY ?? null,
    headersSeconds: environment.HEADERS_SECONDS,
    requestSeconds: environment.REQUEST_SECONDS,
    perPerson: environment.PERSON_PER_MINUTE,
    perAddress: environment.ADDRESS_PER_MINUTE,
  };
}

const HEADER_BYTES = 16 * 1024;
const HEADER_COUNT = 64;
/** Connections held at once; further ones are dropped. */
export const MOST_CONNECTIONS = 10_000;
const SILENT_SECONDS = 300;

/** The server's options for it: what is slow, silent or large is cut off before it costs anything. */
export function serverOptions(arrival: Arrival): FastifyServerOptions {
  const http = {
    headersTimeout: arrival.headersSeconds * 1_000,
    // How often the two limits of time are looked at; otherwise only every half minute.
    connectionsCheckingInterval: 1_000,
    maxHeaderSize: HEADER_BYTES,
    // A missing Host is refused here, with a problem document.
    requireHostHeader: false,
  };
  return {
    ...(arrival.tls ? { https: { ...http, ...arrival.tls } } : { http }),
    trustProxy: arrival.proxies ? [...arrival.proxies] : false,
    requestTimeout: arrival.requestSeconds * 1_000,
    connectionTimeout: SILENT_SECONDS * 1_000,
    keepAliveTimeout: 65_000,
  } as FastifyServerOptions;
}

/** Headers that mean one thing: twice, and two readers may each take another. */
const SINGLE = new Set(['host', 'authorization', 'content-type', 'idempotency-key', 'if-match']);
const HOST = /^(\[[\da-f:.]+\]|[a-z\d_.-]{1,253})(:\d{1,5})?$/i;
// A page elsewhere whose name is made to point at this machine (DNS rebinding) still names itself.
const LOOPBACK_HOST = /^(localhost|\[::1\]|127\.\d{1,3}\.\d{1,3}\.\d{1,3})(:\d{1,5})?$/i;
/** Asked by load balancers straight over HTTP; they say nothing about anybody. */
const PROBES = new Set(['/healthz', '/readyz', '/v1/healthz', '/v1/readyz']);

/** Refuses, before anything else is looked at, a request whose head is ambiguous or came the wrong way. */
export function checkHead(request: FastifyRequest, { tls, proxies }: Arrival): void {
  const { rawHeaders, httpVersion } = request.raw;
  // The parser also takes versions that have no such text form.
  if (httpVersion !== '1.1' && httpVersion !== '1.0') throw refuse('validation');
  if (rawHeaders.length > 2 * HEADER_COUNT) throw refuse('too-large', { status: 431 });
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] as string).toLowerCase();
    if (!SINGLE.has(name)) continue;
    if (seen.has(name)) throw refuse('validation');
    seen.add(name);
  }
  const { host } = request.headers;
  const isPlain = tls === null && proxies === null;
  if (host === undefined ? httpVersion !== '1.0' : !(isPlain ? LOOPBACK_HOST : HOST).test(host)) throw refuse('validation');
  if (proxies !== null && request.protocol !== 'https' && !PROBES.has(request.url)) throw refuse('validation');
}
