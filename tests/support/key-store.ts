import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A key store of this operating system's kind, of its own, empty and unlocked: for the app's environment and command line. */
export type KeyStore = {
  readonly env: Record<string, string>;
  readonly args: readonly string[];
  readonly stop: () => Promise<void>;
};

/** Starts a session bus and a GNOME keyring on it (Debian: dbus, gnome-keyring). Linux only. */
export async function startKeyStore(): Promise<KeyStore> {
  const home = mkdtempSync(join(tmpdir(), 'adviser-desk-keyring-'));
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const leave = endWithThisProcess(bus);
  const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string];
  const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_DATA_HOME: join(home, 'data') };
  const keyring = spawn(
    'gnome-keyring-daemon',
    ['--foreground', '--unlock', '--components=secrets', `--control-directory=${home}`],
    {
      env: { ...process.env, ...env, HOME: home },
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  const leaveToo = endWithThisProcess(keyring);
  keyring.stdin.end('\n');
  const made = join(home, 'data/keyrings/login.keyring');
  for (const until = Date.now() + 10_000; !existsSync(made); await new Promise((done) => setTimeout(done, 50))) {
    if (Date.now() > until) throw new Error('The keyring did not start');
  }
  return {
    env,
    args: ['-r', join(import.meta.dirname, 'real-key-store.cjs')],
    stop: async () => {
      await leaveToo();
      await leave();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function endWithThisProcess(child: ChildProcess): () => Promise<void> {
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  return async () => {
    process.off('exit', kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    kill();
    await gone;
  };
}
