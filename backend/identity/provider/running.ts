import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = /^provider-(\d+)-\d+\.txt$/;

/** Leaves the issuer's address in the folder, for `npm run token`; answers how to take it away again. */
export function noteRunning(folder: string, issuer: string): () => void {
  const file = join(folder, `provider-${process.pid}-${new URL(issuer).port}.txt`);
  writeFileSync(file, issuer, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/**
 * The issuers that were started on this folder and answer with this key (`kid`). What a killed one left behind is taken
 * away; an address that somebody else took over meanwhile answers with another key.
 */
export async function runningIssuers(folder: string, kid: string | undefined): Promise<string[]> {
  const files = readdirSync(folder).filter((name) => NAME.test(name));
  const found = await Promise.all(
    files.map(async (name) => {
      const issuer = readFileSync(join(folder, name), 'utf8');
      if (await answersWith(issuer, kid)) return [issuer];
      if (!isAlive(Number(NAME.exec(name)?.[1]))) rmSync(join(folder, name), { force: true });
      return [];
    }),
  );
  return found.flat();
}

async function answersWith(issuer: string, kid: string | undefined): Promise<boolean> {
  try {
    const answer = await fetch(`${issuer}/jwks`, { signal: AbortSignal.timeout(2_000), redirect: 'error' });
    const { keys } = (await answer.json()) as { keys: { kid?: string }[] };
    return keys.some((key) => key.kid === kid);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
