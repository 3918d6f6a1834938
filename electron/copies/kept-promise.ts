import { z } from 'zod';
import { promiseSchema } from '../../shared/operations/promises.ts';
import type { Output } from '../../shared/operations.ts';
import type { Packing } from './kept-copy.ts';

export type Promised = Output<'promises.list'>['items'][number];

/** The store of a person's folder that holds their own open promises. */
export const PROMISES = 'promises';

const kept = z.strictObject({ ...promiseSchema.shape, name: z.null() });

/** How a promise lies on the disk, sealed. Whom it was made to is known by the copy of their record alone: no name is with it. */
export const promisePacking: Packing<Promised> = {
  idOf: ({ id }) => id,
  pack: (promise) => Buffer.from(JSON.stringify({ ...promise, name: null }), 'utf8'),
  unpack: (plain) => {
    try {
      return kept.safeParse(JSON.parse(plain.toString('utf8'))).data ?? null;
    } catch {
      return null;
    }
  },
};
