import { Agent, request } from 'node:http';

/** A request ready to send: everything that can be made before the clock starts. */
export type Prepared = {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
};
/** One kept-alive connection that sends prepared requests one after the other. */
export type Connection = {
  /** Sends a prepared request; resolves to the answer's status and body. */
  readonly send: (prepared: Prepared) => Promise<{ status: number; body: string }>;
  readonly close: () => void;
};

/** Makes a request with a JSON body, if any. */
export function prepare(method: string, path: string, headers: Record<string, string>, content?: unknown): Prepared {
  const body = Buffer.from(content === undefined ? '' : JSON.stringify(content));
  const described: Record<string, string> =
    content === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(body.length) };
  return { method, path, headers: { ...headers, ...described }, body };
}

/** A connection to a server: Node's own client over an agent of one socket, which does little besides HTTP. */
export function openConnection(url: string): Connection {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 1, scheduling: 'fifo' });
  return {
    send: ({ method, path, headers, body }) =>
      new Promise((done, failed) => {
        const sent = request({ agent, hostname, port, method, path, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => done({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
          response.on('error', failed);
        });
        sent.on('error', failed);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
