import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { durable, FLOOR, type Op } from './floor-sql.ts';

// The two floors as one process: POST /bare/OP and /durable/OP with {"values": […]}; the first argument is the database's URL,
// the second the settings that ours gives its sessions.
const [url, options] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 8, idleTimeoutMillis: 600_000, pipeline: true, options } as pg.PoolConfig);
const durables = new Map<string, string>();

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const [, floor, op] = (request.url ?? '').split('/') as [string, string, Op];
    answer(floor, op, JSON.parse(Buffer.concat(chunks).toString())).then(
      (body) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
        response.end(body);
      },
      (error: Error) => {
        response.writeHead(500);
        response.end(error.message);
      },
    );
  });
});

async function answer(floor: string, op: Op, { values }: { values: unknown[] }): Promise<string> {
  const isBare = floor === 'bare';
  const text = isBare ? FLOOR[op] : durableText(op, values.length);
  const all = isBare ? values : [...values, 'bench', '0000000999', op, randomUUID()];
  const { rows } = await pool.query({ name: `${floor}-${op}`, text, values: all });
  return JSON.stringify({ results: rows.slice(0, 25), more: rows.length > 25 });
}

function durableText(op: Op, many: number): string {
  const known = durables.get(op) ?? durable(op, many);
  durables.set(op, known);
  return known;
}

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` }));
});
process.once('SIGTERM', () => {
  server.close(() => void pool.end().then(() => process.exit(0)));
  server.closeAllConnections();
});
