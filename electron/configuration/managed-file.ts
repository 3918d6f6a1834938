import { readFileSync } from 'node:fs';
import type { ConfigurationProblem } from '../../shared/desk.ts';
import { type Managed, managedFields } from './fields.ts';

/** What an administrator has placed: nothing, rules, or something that cannot be read as rules. */
export type ManagedFile =
  | { readonly kind: 'none' }
  | { readonly kind: 'rules'; readonly rules: Managed }
  | { readonly kind: 'broken'; readonly problem: ConfigurationProblem };

/** Reads the administrator's file. One that is there and cannot be read or does not fit is broken, never passed over. */
export function readManaged(path: string): ManagedFile {
  const broken = (fields: readonly string[]): ManagedFile => ({ kind: 'broken', problem: { file: path, fields } });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
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
