import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from './durable.ts';
import { DoesNotOpen, seal, unseal } from './seal.ts';

/** Small files sealed with the open data key, by name. Without an open key nothing is written and nothing is found. */
export type KeptFiles = {
  /** False when no key is open. */
  readonly keep: (name: string, plain: Buffer) => Promise<boolean>;
  /** Null when there is none, no key is open, or it does not open with this person's key. */
  readonly read: (name: string) => Promise<Buffer | null>;
  readonly remove: (name: string) => Promise<void>;
};

const sealedName = (name: string) => `${name}.sealed`;

/** What of a person's folder goes: sealed files by name, and whole stores. */
export type Gone = { readonly files: readonly string[]; readonly stores: readonly string[] };

/** Removes sealed files and stores of a person's folder, which needs no key. */
export async function removeKept(folder: string, { files, stores }: Gone): Promise<void> {
  for (const name of files) await rm(join(folder, sealedName(name)), { force: true });
  for (const name of stores) await rm(join(folder, name), { recursive: true, force: true });
}

type Place = { readonly key: Buffer; readonly path: string };

/** The sealed files of whoever's key `place` gives. Names are our own constants, never typed. */
export function keptFiles(place: () => Place | null): KeptFiles {
  const fileOf = (at: Place, name: string) => join(at.path, sealedName(name));
  return {
    keep: async (name, plain) => {
      const at = place();
      if (!at) return false;
      await writeDurably(fileOf(at, name), seal(at.key, plain, `file ${name}`));
      return true;
    },
    read: async (name) => {
      const at = place();
      const sealed = at && (await readFile(fileOf(at, name)).catch(() => null));
      if (!at || !sealed) return null;
      try {
        return unseal(at.key, sealed, `file ${name}`);
      } catch (error) {
        if (error instanceof DoesNotOpen) return null;
        throw error;
      }
    },
    remove: async (name) => {
      const at = place();
      if (at) await rm(fileOf(at, name), { force: true });
    },
  };
}
