import { z } from 'zod';
import type { DayPerson } from '../../shared/day-list.ts';
import { type Copy, copySchema } from '../../shared/operations/copies.ts';
import type { Clock } from '../clock.ts';

/** The stores of a person's folder: copies of records, and the list of a day. */
export const COPIES = 'copies';
export const DAY = 'day';

/** A copy as it lies on the disk, sealed: with the time by this computer's clock at which it came. */
export type KeptCopy = { readonly copy: Copy; readonly takenAt: number };

/** Somebody on the list, as they lie on the disk; of whoever has stopped using the service that alone. */
export type KeptPerson = DayPerson & { readonly closed?: true | undefined };

const keptCopy = z.strictObject({ copy: copySchema, takenAt: z.number() });
const dayPerson = z.strictObject({
  customerId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  yearOfBirth: z.int().nullable(),
  outwardPostcode: z.string().nullable(),
  closed: z.literal(true).optional(),
});

/** How one kind of thing is written into a store and read back; null for what this version does not know. */
export type Packing<T> = {
  readonly idOf: (value: T) => string;
  readonly pack: (value: T) => Buffer;
  readonly unpack: (plain: Buffer) => T | null;
};

export const copyPacking: Packing<KeptCopy> = packingOf(keptCopy, ({ copy }) => copy.customerId);
export const dayPacking: Packing<KeptPerson> = packingOf(dayPerson, ({ customerId }) => customerId);

/** As JSON, and read back where it is of that shape. */
export function packingOf<T>(shape: z.ZodType<T>, idOf: (value: T) => string): Packing<T> {
  return {
    idOf,
    pack: (value) => Buffer.from(JSON.stringify(value), 'utf8'),
    unpack: (plain) => {
      try {
        return shape.safeParse(JSON.parse(plain.toString('utf8'))).data ?? null;
      } catch {
        return null;
      }
    },
  };
}

/** Milliseconds a clock may have been put right by without anybody having meant to turn it. */
const TOLERANCE = 120_000;

/**
 * Milliseconds a copy has left: it lasts as long as the central service said when it gave it, from when it came here. Nothing is
 * left once the clock stands before that moment: somebody has turned it back.
 */
export function leftOf({ copy, takenAt }: KeptCopy, clock: Pick<Clock, 'now'>): number {
  const lasts = Date.parse(copy.expiresAt) - Date.parse(copy.fetchedAt);
  const passed = clock.now() - takenAt;
  return passed < -TOLERANCE ? 0 : Math.max(0, lasts - Math.max(0, passed));
}
