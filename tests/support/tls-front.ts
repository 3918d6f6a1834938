import { once } from 'node:events';
import { request } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Certificate } from './certificate.ts';

/** What whoever connects meets: the certificate they were told of, another one, or no TLS at all. */
export type Meeting = 'the certificate' | 'another certificate' | 'plain bytes';

export type TlsFront = {
  readonly port: number;
  /** From now on; whoever is connected is cut off. */
  readonly set: (meeting: Meeting) => void;
  /** How many have connected since. */
  readonly met: () => number;
  readonly stop: () => Promise<void>;
};

/** Stands before a plain service on this machine and speaks TLS for it. */
export async function startTlsFront(target: string, right: Certificate, wrong: Certificate): Promise<TlsFront> {
  let meeting: Meeting = 'the certificate';
  let met = 0;
  const open = new Set<Socket>();
  const { hostname, port: to } = new URL(target);
  const tls = createTlsServer(right, (incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    // A plain service on this machine answers to this machine's own names alone.
    const onward = request({
      hostname,
      port: to,
      method,
      path,
      headers: { ...headers, host: `${hostname}:${to}` },
      agent: false,
    });
    onward.on('error', () => outgoing.destroy());
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  tls.on('tlsClientError', () => undefined);
  const server = createServer((socket) => {
    met += 1;
    open.add(socket);
    socket.on('error', () => undefined).once('close', () => open.delete(socket));
    if (meeting === 'plain bytes') socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    else tls.emit('connection', socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    set: (now) => {
      meeting = now;
      met = 0;
      tls.setSecureContext(now === 'another certificate' ? wrong : right);
      cut();
    },
    met: () => met,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
