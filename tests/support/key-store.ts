import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A key store of this operating system's kind, of its own, empty and unlocked: for the app's environment and command line. */
export type KeyStore = {
  readonly env: Record<string, string>;
  readonly args: readonly string[];
  /** It goes away under whoever uses it; what it keeps stays on its disk. */
  readonly lose: () => Promise<void>;
  /** It is there again, unlocked, with what it kept. */
  readonly back: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts a session bus and a GNOME keyring on it (Debian: dbus, gnome-keyring). Linux only. */
export async function startKeyStore(): Promise<KeyStore> {
  const home = mkdtempSync(join(tmpdir(), 'adviser-desk-keyring-'));
  writeFileSync(join(home, 'bus.conf'), BUS);
  const bus = spawn('dbus-daemon', [`--config-file=${join(home, 'bus.conf')}`, '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const leave = endWithThisProcess(bus);
  const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string];
  const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_DATA_HOME: join(home, 'data') };
  let lose = await startKeyring(home, env);
  return {
    env,
    args: ['-r', join(import.meta.dirname, 'real-key-store.cjs')],
    lose: () => lose(),
    back: async () => {
      lose = await startKeyring(home, env);
    },
    stop: async () => {
      await lose();
      await leave();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A session bus that starts nothing by itself: a key store that is gone is not replaced by another one, locked. */
const BUS = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** Starts the keyring and waits until its one collection is there and open; answers what ends it. */
async function startKeyring(home: string, env: Record<string, string>): Promise<() => Promise<void>> {
  const keyring = spawn(
    'gnome-keyring-daemon',
    ['--foreground', '--unlock', '--components=secrets', `--control-directory=${home}`],
    {
      env: { ...process.env, ...env, HOME: home },
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  const leave = endWithThisProcess(keyring);
  keyring.stdin.end('\n');
  // It says where it listens once it is unlocked and on the bus.
  const made = join(home, 'data/keyrings/login.keyring');
  const said = once(keyring.stdout, 'data');
  for (const until = Date.now() + 10_000; !existsSync(made); await new Promise((done) => setTimeout(done, 50))) {
    if (Date.now() > until) throw new Error('The keyring did not start');
  }
  await said;
  return leave;
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
