import { queryOptions, useQuery } from '@tanstack/react-query';
import { londonDay } from '../../../shared/domain/day.ts';
import { isTooShort } from '../../../shared/domain/find/criteria.ts';
import { parseLine } from '../../../shared/domain/find/parse-line.ts';
import { desk } from '../../lib/desk.ts';

/** True when a line says enough to look for somebody; every find is audited, so the others are not asked. */
export const saysEnough = (line: string): boolean => !isTooShort(parseLine(line, londonDay(new Date())).criteria);

/** A find of one line as typed. The caller decides when a line is worth one. */
export const findQuery = (line: string) =>
  queryOptions({
    queryKey: ['find', line],
    queryFn: () => desk.customers.find({ line }),
    enabled: saysEnough(line),
    placeholderData: (before) => before,
  });

export const useFind = (line: string) => useQuery(findQuery(line));
