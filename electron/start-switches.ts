/**
 * What an installed app may be started with: how it looks, how it is read aloud, which key store it asks. Chromium knows
 * some two thousand switches, and among them are ways to attach a debugger, to write every request and token to a file, to
 * put a proxy in between, to leave certificates unchecked and to turn the sandbox off. So the list is of what is allowed.
 */
const ALLOWED = new Set([
  'force-renderer-accessibility',
  'force-device-scale-factor',
  'high-dpi-support',
  'ozone-platform',
  'ozone-platform-hint',
  'password-store',
  'disable-gpu',
  'lang',
  'gtk-version',
]);

/** Ways for another program to read the page and act in it. */
const ATTACHING = new Set(['remote-debugging-port', 'remote-debugging-pipe']);

export type Starter = {
  readonly platform: NodeJS.Platform;
  /** Chromium does not run as root with its sandbox on, and what root does nobody can stop. */
  readonly root: boolean;
  /** Whether an administrator lets programs attach; asked only when it matters. */
  readonly attaching: () => boolean;
};

/** The first switch, by its name alone, with which an installed app does not start; null when there is none. */
export function refusedSwitch(args: readonly string[], starter: Starter): string | null {
  for (const arg of args) {
    const name = nameOf(arg, starter.platform);
    if (name !== null && !mayPass(name, starter)) return name;
  }
  return null;
}

function mayPass(name: string, { platform, root, attaching }: Starter): boolean {
  if (ALLOWED.has(name)) return true;
  if (name === 'no-sandbox') return platform === 'linux' && root;
  // What the Finder of an older macOS adds.
  if (platform === 'darwin' && /^psn_[\d_]+$/.test(name)) return true;
  return ATTACHING.has(name) && attaching();
}

/** Chromium takes one dash or two and, on Windows, a slash; there it also passes over case. */
function nameOf(arg: string, platform: NodeJS.Platform): string | null {
  const dashed = /^(?:--?)([^=]*)/.exec(arg) ?? (platform === 'win32' ? /^\/([^=]*)/.exec(arg) : null);
  if (!dashed) return null;
  const name = dashed[1] ?? '';
  return platform === 'win32' ? name.toLowerCase() : name;
}

/** Names of the environment that would open what the switches above would: Chromium writes every TLS key to this file. */
const OPENING = ['SSLKEYLOGFILE'];

/** Takes such names out of the environment before Chromium's network process begins. */
export function closeEnvironment(env: NodeJS.ProcessEnv): void {
  for (const name of OPENING) delete env[name];
}
