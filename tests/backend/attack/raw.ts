import { connect, type Socket } from 'node:net';
import { type Problem, problemSchema } from '../../../shared/problem.ts';

/** An answer as it came over a socket. */
export type RawAnswer = { readonly status: number; readonly headers: ReadonlyMap<string, string>; readonly body: string };
/** What a connection gave: its whole answers, the rest that is none, and whether the server closed it. */
export type Exchange = { readonly answers: readonly RawAnswer[]; readonly rest: string; readonly closed: boolean };

/** Opens a connection to a backend. */
export function open(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((opened, failed) => {
    const socket = connect(Number(port), hostname, () => opened(socket));
    socket.once('error', failed);
  });
}

/**
 * Sends the parts one after the other and reads until the server closes, or `count` answers came, or `ms` have passed. `end`: nothing
 * more will be sent, and the server hears so.
 */
export async function exchange(
  url: string,
  parts: string | Buffer | readonly (string | Buffer)[],
  { count = 1, ms = 5_000, end = false }: { count?: number; ms?: number; end?: boolean } = {},
): Promise<Exchange> {
  const socket = await open(url);
  const chunks: Buffer[] = [];
  let closed = false;
  const ended = new Promise<void>((done) => {
    const timer = setTimeout(done, ms);
    const finish = () => {
      clearTimeout(timer);
      done();
    };
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (readAnswers(Buffer.concat(chunks)).answers.length >= count) setTimeout(finish, 20);
    });
    socket.once('close', () => {
      closed = true;
      finish();
    });
  });
  for (const part of typeof parts === 'string' || Buffer.isBuffer(parts) ? [parts] : parts) {
    socket.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
    await new Promise((done) => setImmediate(done));
  }
  if (end) socket.end();
  await ended;
  socket.destroy();
  return { ...readAnswers(Buffer.concat(chunks)), closed };
}

/** Takes the whole answers off the front of what arrived. */
export function readAnswers(bytes: Buffer): { answers: RawAnswer[]; rest: string } {
  const answers: RawAnswer[] = [];
  let rest = bytes;
  for (;;) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) break;
    const [first = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n');
    const headers = new Map(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const status = Number(first.split(' ')[1]);
    const length = status < 200 ? 0 : Number(headers.get('content-length') ?? 0);
    if (rest.length < end + 4 + length) break;
    if (status >= 200) answers.push({ status, headers, body: rest.subarray(end + 4, end + 4 + length).toString() });
    rest = rest.subarray(end + 4 + length);
  }
  return { answers, rest: rest.toString('latin1') };
}

/** The problem document of an answer; throws when it is none, or lacks the headers of every answer. */
export function problemOf(answer: RawAnswer | undefined): Problem {
  if (!answer) throw new Error('No answer came');
  const type = answer.headers.get('content-type') ?? '';
  if (!type.startsWith('application/problem+json')) throw new Error(`${answer.status} came as ${type}: ${answer.body}`);
  const problem = problemSchema.strict().parse(JSON.parse(answer.body));
  if (problem.status !== answer.status || problem.requestId !== answer.headers.get('x-request-id'))
    throw new Error(`The document says ${problem.status}, the answer ${answer.status}`);
  for (const [name, value] of Object.entries(EVERY_ANSWER))
    if (answer.headers.get(name) !== value) throw new Error(`${name} is ${answer.headers.get(name)}`);
  return problem;
}

/** What every answer carries besides its request id. */
export const EVERY_ANSWER = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};
