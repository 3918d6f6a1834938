import { z } from 'zod';
import type { Told } from '../../shared/domain/reminders.ts';
import type { Packing } from '../copies/kept-copy.ts';

/** The store of a person's folder that holds what they were reminded of. */
export const REMINDERS = 'reminders';

const told = z.strictObject({ id: z.string(), dueOn: z.iso.date(), nearness: z.int() });

/** How it lies on the disk, sealed: which request, for which due day, and how near that was. */
export const toldPacking: Packing<Told> = {
  idOf: ({ id }) => id,
  pack: (one) => Buffer.from(JSON.stringify(one), 'utf8'),
  unpack: (plain) => {
    try {
      return told.safeParse(JSON.parse(plain.toString('utf8'))).data ?? null;
    } catch {
      return null;
    }
  },
};
