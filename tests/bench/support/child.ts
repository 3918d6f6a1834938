import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program of this project as a process of its own, and the address it answered with. */
export type Child = { readonly url: string; readonly stop: () => Promise<void> };

/** Starts a program on this Node and waits for its one JSON line with its `url`; what it says on stderr passes through. */
export async function startChild(
  file: string,
  args: string[],
  variables: Record<string, string>,
  nodeOptions: string[] = [],
): Promise<Child> {
  const child: ChildProcess = spawn(process.execPath, [...nodeOptions, file, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  if (!child.stdout) throw new Error('No output to read');
  const first = once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line));
  const line = await Promise.race([first, ended.then(() => null)]);
  if (line === null) throw new Error(`${file} ended before it was ready`);
  return {
    url: (JSON.parse(line) as { url: string }).url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
