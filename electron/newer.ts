import { webcrypto } from 'node:crypto';
import nodeModule from 'node:module';
import { join } from 'node:path';
import type { BrowserWindow, Session } from 'electron';

/** Things the current runtime has and the oldest one we run on lacks. Each is looked for, never assumed. */

/** Keeps the compiled form of the shell's own code between starts (Node 22.1 and later). */
export function keepCompiledShell(folder: string): void {
  const newer = nodeModule as typeof nodeModule & { enableCompileCache?: (folder: string) => unknown };
  newer.enableCompileCache?.(join(folder, 'compiled', 'shell'));
}

/** Keeps the compiled form of the page's code between starts, though its session is in memory (our own code, nobody's data). */
export function keepCompiledPage(page: Session, folder: string): void {
  const newer = page as Session & { setCodeCachePath?: (folder: string) => void };
  newer.setCodeCachePath?.(join(folder, 'compiled', 'page'));
}

/** Puts the web's cryptography where the sign-in library looks for it: Node 18 has it, but not as a global. */
export function haveWebCrypto(): void {
  if ((globalThis as { crypto?: unknown }).crypto) return;
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
}

/** Calls back when Windows asks a window whether its session may end; `block` says not yet. */
export function whenSessionMayEnd(window: BrowserWindow, listener: (block: () => void) => void): void {
  const newer = window as { on: (event: string, run: (event: { preventDefault: () => void }) => void) => unknown };
  newer.on('query-session-end', (event) => listener(() => event.preventDefault()));
}
