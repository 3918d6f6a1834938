import { readFile, rename } from 'node:fs/promises';
import type { z } from 'zod';
import { writeDurably } from './durable.ts';
import type { KeyWrapper } from './key-wrapper.ts';

/** What reading came to: `damaged` is there and does not open, or is not what it should be. */
export type Read<T> = { readonly state: 'here'; readonly value: T } | { readonly state: 'none' | 'damaged' };

/** A small file of JSON, wrapped as a whole by the operating system's key store. */
export type WrappedFile<T> = {
  readonly read: () => Promise<Read<T>>;
  /** On the disk when this answers. A damaged file is never overwritten: it is set aside first. */
  readonly write: (value: T) => Promise<void>;
};

/** Opens a wrapped file; `now` names the copy that is set aside. */
export function wrappedFile<T>(wrapper: KeyWrapper, path: string, shape: z.ZodType<T>, now: () => number): WrappedFile<T> {
  const read = async (): Promise<Read<T>> => {
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? null : Buffer.alloc(0),
    );
    if (bytes === null) return { state: 'none' };
    try {
      return { state: 'here', value: shape.parse(JSON.parse((await wrapper.unwrap(bytes)).toString('utf8'))) };
    } catch {
      return { state: 'damaged' };
    }
  };
  return {
    read,
    write: async (value) => {
      const wrapped = await wrapper.wrap(Buffer.from(JSON.stringify(value), 'utf8'));
      if ((await read()).state === 'damaged') await rename(path, `${path}.unreadable-${now()}`);
      await writeDurably(path, wrapped);
    },
  };
}
