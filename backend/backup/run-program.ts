import { type ChildProcess, spawn } from 'node:child_process';

/** Where a database is, for PostgreSQL's programs: the password goes by the environment, where others do not see it. */
export function addressed(url: string): { readonly dbname: string; readonly env: NodeJS.ProcessEnv } {
  const parsed = new URL(url);
  const password = decodeURIComponent(parsed.password);
  parsed.password = '';
  return { dbname: parsed.href, env: password === '' ? process.env : { ...process.env, PGPASSWORD: password } };
}

type Options = { readonly env?: NodeJS.ProcessEnv; readonly signal?: AbortSignal };

/** Runs one of PostgreSQL's programs and gives what it wrote; throws what it said last where it failed. */
export async function runProgram(path: string, args: readonly string[], { env, signal }: Options = {}): Promise<string> {
  const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...(env ?? process.env), LC_ALL: 'C' }, signal });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  const said = saying(child.stderr);
  const code = await endOf(child);
  if (code !== 0) throw new Error(plainly(said()) || `${path} ended with ${code}`);
  return out;
}

export type Program = { readonly path: string; readonly args: readonly string[] };

/**
 * Runs what one program writes through another one between two texts, the last of which goes only where the first program has come to its
 * end: whichever of them is killed, the other one never hears it.
 */
export async function runThrough(
  from: Program,
  into: Program,
  [before, after]: readonly [string, string],
  { env, signal }: Options,
): Promise<void> {
  const options = { env: { ...(env ?? process.env), LC_ALL: 'C' }, signal };
  const writer = spawn(from.path, from.args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const reader = spawn(into.path, into.args, { ...options, stdio: ['pipe', 'ignore', 'pipe'] });
  const said = [saying(writer.stderr), saying(reader.stderr)];
  // One that has gone says so by how it ended.
  reader.stdin.on('error', () => undefined);
  reader.stdin.write(before);
  writer.stdout.pipe(reader.stdin, { end: false });
  const whole = endOf(writer).then((code) => {
    if (code === 0) reader.stdin.end(after);
    else reader.kill('SIGKILL');
    return code;
  });
  const codes = await Promise.all([whole, endOf(reader).finally(() => writer.kill())]);
  if (codes[1] !== 0)
    throw new Error(said.map((text) => plainly(text())).find((text) => text !== '') ?? `${into.path} ended with ${codes[1]}`);
}

function saying(stream: NodeJS.ReadableStream): () => string {
  let said = '';
  stream.on('data', (chunk) => {
    said = (said + String(chunk)).slice(-4_000);
  });
  return () => said;
}

const endOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });

/** What a program said, without what it quotes: a failing row's values stand behind DETAIL and CONTEXT. */
function plainly(said: string): string {
  const lines = said
    .split('\n')
    .filter((line) => /^(pg_\w+|psql)(:\S+)?: /.test(line) && !/detail|context|Command was/i.test(line));
  return lines.slice(-3).join('\n');
}
