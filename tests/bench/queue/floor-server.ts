import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

// The two floors as one process: POST /bare and /durable with {"name", "text", "values"}: the very statement that ours runs, its values
// ready made; no token, no validation, no answer but the rows. Durable writes one row of the audit in the same statement. The first
// argument is the database's URL, the second the settings that ours gives its sessions.
const [url, options] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 8, idleTimeoutMillis: 600_000, pipeline: true, options } as pg.PoolConfig);
type Asked = { readonly name: string; readonly text: string; readonly values: unknown[] };

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const asked = JSON.parse(Buffer.concat(chunks).toString()) as Asked;
    answer(request.url === '/durable' ? durable(asked) : asked).then(
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

async function answer(statement: Asked): Promise<string> {
  const { rows } = await pool.query(statement);
  return JSON.stringify({ items: rows });
}

function durable({ name, text, values }: Asked): Asked {
  const places = [1, 2, 3, 4].map((at) => `$${values.length + at}::text`).join(', ');
  const audited = `audited as (insert into audit (actor, organisation, operation, request_id, kind, outcome) select ${places}, 'view', 'shown')`;
  return {
    name: `durable-${name}`,
    text: text.replace(/^with /, `with ${audited}, `),
    values: [...values, 'bench', '0000000999', 'requests.list', randomUUID()],
  };
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
