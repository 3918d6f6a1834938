import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OperationName } from '../shared/operations.ts';
import { type Clock, instantOf } from './clock.ts';

/** Everything the log can say. No field takes free text: a personal value has nowhere to go. */
export type LogLine = {
  readonly event:
    | 'started'
    | 'ended'
    | 'exchange'
    | 'connection'
    | 'changes-cut'
    | 'clock-offset'
    | 'session'
    | 'sender-refused'
    | 'bad-input'
    | 'navigation-refused'
    | 'page-gone'
    | 'page-failed'
    | 'file-set-aside'
    | 'not-opened'
    | 'items-set-aside'
    | 'items-missing'
    | 'error';
  readonly operation?: OperationName;
  /** A code of the contract, the name of an error class, or a version. */
  readonly code?: string;
  readonly status?: number | null;
  readonly requestId?: string;
  readonly ms?: number;
  readonly online?: boolean;
  /** Where in our own code, as `file:line:column`. */
  readonly at?: readonly string[];
};
export type Log = { readonly write: (line: LogLine) => void; readonly flushed: () => Promise<void> };

const ROTATE_AT = 1_000_000;
const KEPT = 3;

/** Lines of JSON in `<folder>/desk.log`, turned over at a megabyte, three old ones kept. A full disk loses lines, not work. */
export function openLog(folder: string, clock: Clock): Log {
  const file = (turn: number) => join(folder, turn === 0 ? 'desk.log' : `desk.${turn}.log`);
  let pending = '';
  let writing: Promise<void> | null = null;

  const drain = async () => {
    await mkdir(folder, { recursive: true });
    while (pending) {
      const text = pending;
      pending = '';
      await turnOver();
      await appendFile(file(0), text, { mode: 0o600 });
    }
  };
  const turnOver = async () => {
    const size = await stat(file(0)).then(
      (found) => found.size,
      () => 0,
    );
    if (size < ROTATE_AT) return;
    for (let turn = KEPT; turn > 0; turn -= 1) await rename(file(turn - 1), file(turn)).catch(() => undefined);
  };

  return {
    write: (line) => {
      pending += `${JSON.stringify({ time: instantOf(clock), ...clean(line) })}\n`;
      writing ??= drain()
        .catch(() => undefined)
        .finally(() => {
          writing = null;
        });
    },
    flushed: async () => {
      while (writing) await writing;
    },
  };
}

/** What comes from outside is kept only where it looks like what it says it is. */
function clean(line: LogLine): LogLine {
  const word = (text: string | undefined) => (text && /^[\w.-]{1,64}$/.test(text) ? text : undefined);
  return { ...line, code: word(line.code), requestId: word(line.requestId) };
}

/** An error as the log may hold it: its class and our own places in its stack. Never its message, which may quote a value. */
export function errorLine(error: unknown): LogLine {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = [...stack.matchAll(/([\w-]+\.cjs:\d+:\d+)\)?$/gm)].map((match) => match[1] as string).slice(0, 8);
  return { event: 'error', code: error instanceof Error ? error.name : typeof error, at };
}
