import { queryOptions, useQuery } from '@tanstack/react-query';
import type { DayPerson, DayState } from '../../shared/day-list.ts';
import { announce } from './announcer.ts';
import { desk } from './desk.ts';
import { queryClient } from './query-client.ts';

const key = ['day'];

/** Takes what the shell says of the day. */
export const noteDay = (day: DayState) => void queryClient.setQueryData(key, day);

/** *My day*: the list, and what of it is on this computer. */
export const useDay = () => useQuery(queryOptions({ queryKey: key, queryFn: () => desk.shell.day() }));

type Somebody = Omit<DayPerson, 'customerId'> & { readonly id: string };

/** Puts somebody on the list of the day, by what a find shows of them. */
export async function addToDay({ id, givenName, familyName, yearOfBirth, outwardPostcode }: Somebody): Promise<void> {
  noteDay(await desk.shell.addToDay({ customerId: id, givenName, familyName, yearOfBirth, outwardPostcode }));
  announce(`${givenName} ${familyName} is on the list of your day.`);
}
