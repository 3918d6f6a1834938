import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** One kept-alive connection that sends prepared requests one after the other; light, since it shares the machine with what it measures. */
export type Connection = {
  /** Sends a prepared request; resolves to the answer's status and body. */
  readonly send: (request: Buffer) => Promise<{ status: number; body: string }>;
  readonly close: () => void;
};

/** A POST or GET with a JSON body as the bytes to send. */
export function prepare(method: string, path: string, headers: Record<string, string>, body?: unknown): Buffer {
  const text = body === undefined ? '' : JSON.stringify(body);
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`);
}

/** Opens a connection to a server that answers with Content-Length. */
export async function openConnection(url: string): Promise<Connection> {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  let waiting: { done: (answer: { status: number; body: string }) => void; failed: (error: Error) => void } | null = null;
  let arrived: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    arrived = arrived.length === 0 ? chunk : Buffer.concat([arrived, chunk]);
    const end = arrived.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = arrived.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    if (arrived.length < end + 4 + length) return;
    const body = arrived.toString('utf8', end + 4, end + 4 + length);
    arrived = Buffer.alloc(0);
    const done = waiting?.done;
    waiting = null;
    done?.({ status: Number(head.slice(9, 12)), body });
  });
  const fail = (error: Error) => {
    waiting?.failed(error);
    waiting = null;
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The server closed the connection')));
  return {
    send: (request) =>
      new Promise((done, failed) => {
        waiting = { done, failed };
        socket.write(request);
      }),
    close: () => void socket.destroy(),
  };
}
