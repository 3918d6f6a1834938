import { queryOptions, useQuery } from '@tanstack/react-query';
import { desk } from '../../lib/desk.ts';

/** Who of us may be meant by a name; nobody until it has two letters. */
const peopleOptions = (name: string) =>
  queryOptions({ queryKey: ['people', name], queryFn: () => desk.people.find({ name }), enabled: name.length > 1, gcTime: 0 });
export const usePeople = (name: string) => useQuery(peopleOptions(name.trim()));
