import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';

const at = (name: string) => JSON.stringify(new URL(`../../../scripts/stages/${name}.mjs`, import.meta.url).href);
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Runs a command of ours that starts a child of its own group and prints its number; answers both once it has. */
async function commandWithChild(rest: string): Promise<{ command: ChildProcess; child: number }> {
  const source = `
    import { spawn } from 'node:child_process';
    import { follow, kept, stopped } from ${at('children')};
    import { stopSignal } from ${at('signals')};
    const child = kept(spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' }));
    console.log(child.pid);
    ${rest}`;
  const command = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(command);
  const [line] = (await once(command.stdout as NonNullable<typeof command.stdout>, 'data')) as [Buffer];
  return { command, child: Number(line) };
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const gone = async (pid: number) => expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends the command and what it started', async (signal) => {
  const { command, child } = await commandWithChild('setInterval(() => {}, 1000);');
  expect(isAlive(child)).toBe(true);
  command.kill(signal);
  expect(await once(command, 'exit')).toEqual([130, null]);
  await gone(child);
});

test('whoever claims the stop may end in order, and gives it back', async () => {
  const { command, child } = await commandWithChild(`
    const signal = stopSignal();
    await signal.asked;
    await stopped(child);
    signal.done();
    process.exitCode = 7;`);
  command.kill('SIGTERM');
  expect(await once(command, 'exit')).toEqual([7, null]);
  await gone(child);
});

test('a command that ends by itself leaves nothing behind', async () => {
  const { command, child } = await commandWithChild('setTimeout(() => process.exit(0), 100);');
  expect(await once(command, 'exit')).toEqual([0, null]);
  await gone(child);
});
