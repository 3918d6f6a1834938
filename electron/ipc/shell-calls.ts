import { z } from 'zod';
import type { Settings, ShellCalls, SignedIn, SyncState } from '../../shared/desk.ts';
import type { Result } from '../../shared/problem.ts';
import { settingsSchema } from '../settings-fields.ts';
import type { Call } from './answer-call.ts';

export type ShellParts = {
  readonly who: () => SignedIn | null;
  readonly sync: () => SyncState;
  readonly settings: () => Settings;
  readonly changeSettings: (change: Partial<Settings>) => Settings;
  readonly openLink: (href: string) => boolean;
};

const nothing = z.undefined();

/** The calls of the bridge that are the shell's own. */
export function shellCalls(parts: ShellParts): [string, Call][] {
  const calls: { [N in keyof ShellCalls]: Call } = {
    session: { input: nothing, run: () => known(parts.who()) },
    sync: { input: nothing, run: () => fine(parts.sync()) },
    settings: { input: nothing, run: () => fine(parts.settings()) },
    changeSettings: {
      input: settingsSchema.partial().strict(),
      run: (change: Partial<Settings>) => fine(parts.changeSettings(change)),
    },
    openLink: {
      input: z.string().max(2000),
      run: (href: string) => (parts.openLink(href) ? fine(null) : { ok: false, error: { code: 'link-refused' } }),
    },
  };
  return Object.entries(calls).map(([name, call]) => [`shell.${name}`, call]);
}

function fine<T>(value: T): Result<T> {
  return { ok: true, value };
}

function known(who: SignedIn | null): Result<SignedIn> {
  return who ? fine(who) : { ok: false, error: { code: 'signed-out' } };
}
