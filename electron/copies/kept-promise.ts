import { z } from 'zod';
import { instant } from '../../shared/operations/fields.ts';
import { promiseSchema } from '../../shared/operations/promises.ts';
import type { Output } from '../../shared/operations.ts';
import { type Packing, packingOf } from './kept-copy.ts';

export type Promised = Output<'promises.list'>['items'][number];

/** The store of a person's folder that holds their own open promises. */
export const PROMISES = 'promises';

/** Under this id stands when the central service last said which they are. */
export const LAST_SAID = 'last-said';

const promise = z.strictObject({ ...promiseSchema.shape, name: z.null() });
const lastSaid = z.strictObject({ id: z.literal(LAST_SAID), at: instant() });
export type LastSaid = z.output<typeof lastSaid>;

/** How a promise lies on the disk, sealed. Whom it was made to is known by the copy of their record alone: no name is with it. */
export const promisePacking: Packing<z.output<typeof promise> | LastSaid> = packingOf(
  z.union([promise, lastSaid]),
  ({ id }) => id,
);
