import { z } from 'zod';
import { MOST } from './stretch.ts';

const bytes = z.string().regex(/^[A-Za-z0-9+/]+=*$/);
const time = z.number().nonnegative();

/**
 * What is kept of one person's keys, wrapped as a whole by the operating system's key store. `sequence` rises with every
 * write and stands in the index too, so that an older copy put back shows. Times in milliseconds since 1970.
 */
export const personFile = z.strictObject({
  version: z.literal(1),
  folder: z.string(),
  sub: z.string(),
  sequence: z.int().positive(),
  /** The data key under the stretched passcode; null once the tries are spent. */
  byPasscode: z
    .strictObject({
      salt: bytes,
      cost: z.strictObject({ N: z.int().max(MOST.N), r: z.int().max(MOST.r), p: z.int().max(MOST.p) }),
      sealed: bytes,
    })
    .nullable(),
  /** The data key under the central service's share. */
  byShare: bytes,
  /** Who it is, for the first screen without a connection; files made before this was kept have none. */
  person: z.strictObject({ name: z.string(), roles: z.array(z.string()), touchpoint: z.string() }).optional(),
  /** The last sign-in at the issuer on this machine. */
  lastSignIn: time,
  /** The latest time this machine's clock was seen at. */
  latest: time,
  /** Wrong passcodes since the last one that was right. */
  tries: z.int().nonnegative(),
});
export type PersonFile = z.output<typeof personFile>;

/** A person with keys here, as the issuer told who they are. */
export type KnownPerson = {
  readonly sub: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly touchpoint: string;
};

/** Who has keys on this machine: the only place that says whose folder is whose, wrapped like the rest. */
export const indexFile = z.strictObject({
  version: z.literal(1),
  /** Who signed in last. */
  last: z.string().nullable(),
  people: z.array(
    z.strictObject({ sub: z.string(), folder: z.string().regex(/^[\da-f]{32}$/), sequence: z.int().nonnegative() }),
  ),
});
export type IndexFile = z.output<typeof indexFile>;
export type Indexed = IndexFile['people'][number];
