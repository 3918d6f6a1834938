import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readUrl } from '../read-url.ts';
import { ANSWER_HEADERS, ANSWER_PAGE } from './answer-page.ts';
import { SignInFailure } from './sign-in-failure.ts';

export const WAY_BACK_PATH = '/signed-in';

/** The address the issuer sends the browser back to, and what comes there. */
export type WayBack = {
  /** The redirect address of this one sign-in. */
  readonly address: string;
  /** The whole address the browser came with, once, with the right state. */
  readonly answer: Promise<URL>;
  readonly close: () => void;
};

/**
 * Opens a one-shot address on this machine (RFC 8252, section 7.3): 127.0.0.1, any free port, one path, GET alone, under
 * its own name alone. An answer of another state is refused and the waiting goes on; the right one is taken once and the
 * address is gone. Throws `SignInFailure` (`no-way-back`).
 */
export async function openWayBack(state: string): Promise<WayBack> {
  let taken = false;
  let take: (url: URL) => void = () => undefined;
  const answer = new Promise<URL>((done) => {
    take = done;
  });
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 5_000, headersTimeout: 5_000 }, (request, response) => {
    const refusal = taken ? 410 : refusalOf(request, address, state);
    if (refusal) return say(response, refusal);
    taken = true;
    response.once('close', () => server.close());
    say(response, 200);
    take(new URL(`${new URL(address).origin}${request.url}`));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening').catch(() => {
    throw new SignInFailure('no-way-back');
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${WAY_BACK_PATH}`;
  return {
    address,
    answer,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The status a request is refused with, or null for the one that is waited for. */
function refusalOf(request: IncomingMessage, address: string, state: string): number | null {
  const { host } = new URL(address);
  // A page of the web whose name was made to point here comes under that name (DNS rebinding).
  if (request.headers.host !== host) return 421;
  if (request.method !== 'GET') return 405;
  const url = readUrl(`http://${host}${request.url ?? ''}`);
  if (url?.host !== host || url.pathname !== WAY_BACK_PATH) return 404;
  const given = url.searchParams.getAll('state');
  const [code, error] = [url.searchParams.getAll('code'), url.searchParams.getAll('error')];
  const whole = given.length === 1 && code.length + error.length === 1;
  return whole && isSame(given[0] as string, state) ? null : 400;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function say(response: ServerResponse, status: number): void {
  const page = status === 200;
  response.writeHead(status, {
    ...ANSWER_HEADERS,
    'content-type': page ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
    ...(status === 405 ? { allow: 'GET' } : {}),
  });
  response.end(page ? ANSWER_PAGE : 'This is not the answer Adviser Desk is waiting for.\n');
}
