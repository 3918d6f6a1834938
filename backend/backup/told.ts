/** Stops what runs when this process is told to stop. */
export function untilStopped(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

/** Says why a command did not do what it was to do, and how it ends: 3 where the data folder is in use, else 1. */
export function failedAs(error: unknown, what: string, say: (line: string) => void): void {
  const { name, message, code } = error as NodeJS.ErrnoException;
  const why = code === 'ENOSPC' || /No space left on device/.test(message) ? `The disk is full.\n${message}` : message;
  say(name === 'AbortError' ? `${what}: it was stopped.` : `${what}. ${why}`);
  process.exitCode = name === 'FolderInUse' ? 3 : 1;
}
