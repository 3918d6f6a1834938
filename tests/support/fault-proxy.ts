import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the way to the central service does to an exchange. `refused` is of the whole way; the others of what they are asked for. */
export type Fault =
  | 'none'
  | 'refused'
  | 'black hole'
  /** Nothing goes on until it is told another time what to do, the same included: what came until then goes on. */
  | 'held'
  | 'reset in mid-answer'
  | 'answer lost after the effect'
  | '30 s delay'
  | '503'
  | '429'
  | '401'
  | 'truncated JSON'
  | 'garbage JSON'
  | 'captive portal';

export type FaultProxy = {
  readonly url: string;
  /** From now on; `times`: only so often. */
  readonly set: (fault: Fault, times?: number) => Promise<void>;
  /** How many exchanges the fault has met. */
  readonly met: () => number;
  readonly stop: () => Promise<void>;
};

/** What has no end is passed on as it comes. */
const STREAM = /^\/v1\/changes\b/;

type Answer = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer };

/** Stands before a central service and spoils the exchanges whose address matches, as it is told. */
export async function startFaultProxy(target: string, matches: RegExp): Promise<FaultProxy> {
  let fault: Fault = 'none';
  let left = Number.POSITIVE_INFINITY;
  let met = 0;
  const held: (() => void)[] = [];
  const { hostname, port: to } = new URL(target);

  const begin = async (incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> => {
    const onward = request({
      hostname,
      port: to,
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
      agent: false,
    });
    onward.end(body);
    const [answer] = (await once(onward, 'response')) as [IncomingMessage];
    return answer;
  };
  const forward = async (incoming: IncomingMessage, body: Buffer): Promise<Answer> => {
    const answer = await begin(incoming, body);
    return { status: answer.statusCode ?? 502, headers: answer.headers, body: await whole(answer) };
  };
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const body = await whole(incoming);
    const spoil = fault !== 'none' && matches.test(incoming.url ?? '') && left > 0;
    if (!spoil && STREAM.test(incoming.url ?? '')) return pass(outgoing, await begin(incoming, body));
    if (!spoil) return give(outgoing, await forward(incoming, body));
    left -= 1;
    met += 1;
    if (fault === 'held') {
      await new Promise<void>((go) => held.push(go));
      return give(outgoing, await forward(incoming, body));
    }
    await SPOILT[fault as Exclude<Fault, 'none' | 'refused' | 'held'>](outgoing, () => forward(incoming, body));
  };

  let server: Server = createServer();
  const listen = async (port: number) => {
    server = createServer((incoming, outgoing) => {
      handle(incoming, outgoing).catch(() => outgoing.destroy());
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  let open = true;
  return {
    url: `http://127.0.0.1:${port}`,
    set: async (now, times = Number.POSITIVE_INFINITY) => {
      fault = now;
      left = times;
      met = 0;
      for (const go of held.splice(0)) go();
      if (now === 'refused' && open) await close();
      else if (now !== 'refused' && !open) await listen(port);
      open = now !== 'refused';
    },
    met: () => met,
    stop: async () => {
      for (const go of held.splice(0)) go();
      if (open) await close();
    },
  };
}

type Spoil = (outgoing: ServerResponse, forward: () => Promise<Answer>) => Promise<void>;
const problem = (status: number, code: string, headers: Record<string, string> = {}): Spoil => {
  const body = { type: 'about:blank', title: code, status, code, requestId: '00000000-0000-4000-8000-000000000000' };
  return async (outgoing) => {
    outgoing.writeHead(status, { 'content-type': 'application/problem+json', ...headers }).end(JSON.stringify(body));
  };
};
const JSON_TYPE = { 'content-type': 'application/json' };

const SPOILT: Record<Exclude<Fault, 'none' | 'refused' | 'held'>, Spoil> = {
  'black hole': () => Promise.resolve(),
  'reset in mid-answer': async (outgoing, forward) => {
    const { status, headers, body } = await forward();
    outgoing.writeHead(status, headers);
    outgoing.write(body.subarray(0, 5));
    setTimeout(() => outgoing.destroy(), 50);
  },
  'answer lost after the effect': async (outgoing, forward) => {
    await forward();
    outgoing.destroy();
  },
  '30 s delay': async (outgoing, forward) => {
    await new Promise((done) => setTimeout(done, 30_000));
    give(outgoing, await forward());
  },
  503: problem(503, 'unavailable'),
  429: problem(429, 'rate-limited', { 'retry-after': '2' }),
  401: problem(401, 'unauthenticated'),
  'truncated JSON': async (outgoing, forward) => {
    const { body } = await forward();
    outgoing.writeHead(200, JSON_TYPE).end(body.subarray(0, body.length / 2));
  },
  'garbage JSON': async (outgoing, forward) => {
    await forward();
    outgoing.writeHead(200, JSON_TYPE).end('{"commandId": 7, "receivedAt": "soon"}');
  },
  'captive portal': async (outgoing) => {
    outgoing
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<html><title>Welcome to our Wi-Fi</title>Please sign in.</html>');
  },
};

async function whole(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function pass(outgoing: ServerResponse, answer: IncomingMessage): void {
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers).flushHeaders();
  answer.pipe(outgoing);
  answer.once('error', () => outgoing.destroy());
  outgoing.once('close', () => answer.destroy());
}

function give(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  const { 'transfer-encoding': _, ...rest } = headers;
  outgoing.writeHead(status, { ...rest, 'content-length': String(body.length) }).end(body);
}
