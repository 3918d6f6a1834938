import { renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { z } from 'zod';

/** A small file of settings: read through its schema, written whole. */
export type Stored<T> = { readonly read: () => T; readonly write: (change: Partial<T>) => void };

/**
 * Opens `<folder>/<name>.json` over electron-store. A file that cannot be read is set aside under another name, never
 * overwritten; if even that fails, values live in memory and the file stays as it is. Each field that does not fit the
 * schema (a newer version's, a hand edit) falls back alone.
 */
export function openStored<T extends Record<string, unknown>>(
  folder: string,
  name: string,
  fields: { [K in keyof T]: z.ZodType<T[K]> },
  defaults: T,
  setAside: (name: string) => void,
): Stored<T> {
  const store = openFile(folder, name, setAside);
  let memory: Record<string, unknown> = store ? { ...store.store } : {};
  return {
    read: () => ({ ...defaults, ...fitting(memory, fields) }),
    write: (change) => {
      memory = { ...memory, ...change };
      try {
        store?.set(change);
      } catch {
        // A full or read-only disk must not stop the work; the value holds until the app ends.
      }
    },
  };
}

function fitting<T>(held: Record<string, unknown>, fields: { [K in keyof T]: z.ZodType<T[K]> }): Partial<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const parsed = fields[name].safeParse(held[name]);
      return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : [];
    }),
  ) as Partial<T>;
}

function openFile(folder: string, name: string, setAside: (name: string) => void): Store | null {
  const open = () => new Store({ cwd: folder, name, clearInvalidConfig: false });
  try {
    return open();
  } catch {
    setAside(name);
  }
  try {
    renameSync(join(folder, `${name}.json`), join(folder, `${name}.unreadable-${Date.now()}.json`));
    return open();
  } catch {
    return null;
  }
}
