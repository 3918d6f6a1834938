import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '../shared/problem.ts';
import { failureOf } from './failure.ts';
import { problemDocument } from './problem.ts';

/**
 * The same for every answer: no cache keeps it (personal data), and should a browser ever open one, it shows it as what it is,
 * loads nothing from it, puts it in no frame and tells nobody where it was. No CORS: no page elsewhere reads an answer.
 */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};
const YEAR_OF_TLS = 'max-age=31536000';

/** Sets the headers of every answer; over TLS also that it is to stay so (RFC 6797). */
export function standardHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id).headers(HEADERS);
  if (request.protocol === 'https') reply.header('strict-transport-security', YEAR_OF_TLS);
}

/** Answers a thrown error as a problem document; what nobody expected is logged, without its message. */
export function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = failureOf(error);
  if (failure.unexpected) request.log.error({ requestId: request.id, failure: failure.unexpected }, 'failed');
  if (failure.retryAfter !== undefined) reply.header('retry-after', String(failure.retryAfter));
  standardHeaders(request, reply);
  if (failure.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
  const document = problemDocument(failure.code, request.id, {
    ...{ errors: failure.errors, status: failure.status, version: failure.version, holder: failure.holder },
  });
  return reply.code(document.status).type('application/problem+json').send(JSON.stringify(document));
}

/** What Node's parser finds: too large a head, and what did not arrive in time; anything else is not HTTP. */
const ofParser: Record<string, readonly [code: ProblemCode, status: number]> = {
  HPE_HEADER_OVERFLOW: ['too-large', 431],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['too-large', 413],
  ERR_HTTP_REQUEST_TIMEOUT: ['timed-out', 408],
};

type Answering = Socket & { readonly _httpMessage?: { readonly req?: { readonly complete: boolean } } | null };

/**
 * Answers what is not HTTP, on the bare socket, and closes it. While the answer to an earlier request is still to come there,
 * the connection is cut instead: whoever waits for that answer must not take this one for it.
 */
export function answerGarbage(error: { code?: string }, socket: Socket): void {
  const before = (socket as Answering)._httpMessage;
  if (error.code === 'ECONNRESET' || !socket.writable || before?.req?.complete) return void socket.destroy();
  const requestId = randomUUID();
  const [code, status] = ofParser[error.code ?? ''] ?? ['validation', 400];
  const body = JSON.stringify(problemDocument(code, requestId, { status }));
  const fields = {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'x-request-id': requestId,
    ...HEADERS,
    connection: 'close',
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${body}`);
}
