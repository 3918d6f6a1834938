import { z } from 'zod';
import type { DayPerson } from '../../shared/day-list.ts';
import type { ShellCalls } from '../../shared/desk.ts';
import type { DeskCopies } from '../copies/desk-copies.ts';
import type { Call } from './answer-call.ts';

const customerId = z.uuid();
const name = z.string().max(300);
const person = z.strictObject({
  customerId,
  givenName: name,
  familyName: name,
  yearOfBirth: z.int().nullable(),
  outwardPostcode: z.string().max(10).nullable(),
});

type DayCall = 'day' | 'addToDay' | 'takeOffDay' | 'fetchDay' | 'destroyCopies';

/** The calls about *My day*. */
export function dayCalls(copies: Pick<DeskCopies, 'day' | 'add' | 'takeOff' | 'fetch' | 'destroy'>): {
  [N in DayCall & keyof ShellCalls]: Call;
} {
  const fine = () => ({ ok: true, value: copies.day() }) as const;
  return {
    day: { input: z.undefined(), run: fine },
    addToDay: { input: person, run: (whom: DayPerson) => copies.add(whom) },
    takeOffDay: { input: z.strictObject({ customerId }), run: (whom: { customerId: string }) => copies.takeOff(whom.customerId) },
    fetchDay: { input: z.undefined(), run: () => copies.fetch() },
    destroyCopies: {
      input: z.undefined(),
      run: async () => {
        await copies.destroy('taken-off');
        return fine();
      },
    },
  };
}
