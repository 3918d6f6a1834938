import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';

export type NameServer = {
  /** Where to ask (DNS over HTTPS, RFC 8484). */
  readonly url: string;
  /** From now on every name is at 127.0.0.1, or, false, there is no such name. */
  readonly know: (names: boolean) => void;
  /** How many questions were answered with "no such name". */
  readonly refused: () => number;
  readonly stop: () => Promise<void>;
};

const HEADER = 12;
const ADDRESS = 1;

/** Answers for names as it is told, to whoever is told to ask it. */
export async function startNameServer({ key, cert }: Certificate): Promise<NameServer> {
  let known = true;
  let refused = 0;
  const server = createServer({ key, cert }, async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const asked = new URL(incoming.url ?? '/', 'https://names').searchParams.get('dns');
    const body = answerTo(asked === null ? Buffer.concat(parts) : Buffer.from(asked, 'base64url'), known);
    if (!known) refused += 1;
    outgoing.writeHead(200, { 'content-type': 'application/dns-message', 'content-length': body.length }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/dns-query`,
    know: (names) => {
      known = names;
      refused = 0;
    },
    refused: () => refused,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The answer to a question of one name (RFC 1035 §4): 127.0.0.1 where an address is asked for, for one second. */
function answerTo(question: Buffer, known: boolean): Buffer {
  let end = HEADER;
  while (question[end] !== 0) end += (question[end] as number) + 1;
  const kind = question.readUInt16BE(end + 1);
  const address = known && kind === ADDRESS;
  const header = Buffer.alloc(HEADER);
  question.copy(header, 0, 0, 2);
  header.writeUInt16BE(known ? 0x8180 : 0x8183, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(address ? 1 : 0, 6);
  const record = Buffer.from([0xc0, HEADER, 0, ADDRESS, 0, 1, 0, 0, 0, 1, 0, 4, 127, 0, 0, 1]);
  return Buffer.concat([header, question.subarray(HEADER, end + 5), ...(address ? [record] : [])]);
}
