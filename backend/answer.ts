import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { failureOf } from './failure.ts';
import { problemDocument } from './problem.ts';

/** Headers of every answer: nothing from here is ever kept by a cache (personal data). */
export function standardHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id).header('cache-control', 'no-store');
}

/** Answers a thrown error as a problem document; what nobody expected is logged, without its message. */
export function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = failureOf(error);
  if (failure.unexpected) request.log.error({ requestId: request.id, failure: failure.unexpected }, 'failed');
  if (failure.retryAfter !== undefined) reply.header('retry-after', String(failure.retryAfter));
  standardHeaders(request, reply);
  const document = problemDocument(failure.code, request.id, { errors: failure.errors });
  return reply.code(document.status).type('application/problem+json').send(JSON.stringify(document));
}

/** Answers what is not HTTP, on the bare socket. */
export function answerGarbage(error: { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const requestId = randomUUID();
  const body = JSON.stringify(problemDocument('validation', requestId));
  const head = [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
