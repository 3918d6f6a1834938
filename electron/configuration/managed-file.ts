import { readFileSync, statSync } from 'node:fs';
import type { ConfigurationProblem } from '../../shared/configuration.ts';
import { isAdministrators, type Stat } from './administrators.ts';
import { type Managed, managedFields } from './fields.ts';
import { managedPath } from './managed-path.ts';

/** What an administrator has placed: nothing, rules, or something that cannot be read as rules. */
export type ManagedFile =
  | { readonly kind: 'none' }
  | { readonly kind: 'rules'; readonly rules: Managed }
  | { readonly kind: 'broken'; readonly problem: ConfigurationProblem };

/**
 * The administrator's file of this machine. `named` is a development run's own, which is as its developer left it: whoever may
 * set that run's environment may as well change its code.
 */
export function findManaged(named: string | undefined, platform: NodeJS.Platform, resourcesPath: string): ManagedFile {
  if (named !== undefined) return readManaged(named, () => true);
  const path = managedPath(platform, resourcesPath);
  return platform === 'win32' ? readManaged(path, () => true) : readPlaced(path);
}

/** Reads a file that counts only if it is an administrator's; somebody else's is broken, neither obeyed nor passed over. */
export function readPlaced(path: string, stat: Stat = statSync): ManagedFile {
  return readManaged(path, () => isAdministrators(path, stat));
}

/** Reads rules. A file that is there and is not `theirs`, cannot be read or does not fit is broken, never passed over. */
export function readManaged(path: string, theirs: () => boolean): ManagedFile {
  const broken = (fields: readonly string[]): ManagedFile => ({ kind: 'broken', problem: { file: path, fields } });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
    if (!theirs()) return broken([]);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'none' } : broken([]);
  }
  try {
    // Editors on Windows put a byte-order mark first.
    const parsed = managedFields.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
    return parsed.success ? { kind: 'rules', rules: parsed.data } : broken(fieldsOf(parsed.error.issues));
  } catch {
    return broken([]);
  }
}

type Issue = { readonly code?: string; readonly path: readonly PropertyKey[]; readonly keys?: readonly string[] };

function fieldsOf(issues: readonly Issue[]): string[] {
  const named = issues.flatMap((issue) => (issue.keys ? issue.keys : issue.path.map(String)));
  return [...new Set(named)].filter((name) => /^\w{1,40}$/.test(name));
}
