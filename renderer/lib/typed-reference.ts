import { londonDay } from '../../shared/domain/day.ts';
import { parseLine } from '../../shared/domain/find/parse-line.ts';

/** The whole reference in a line as it is typed into Find, if there is one without a slip. */
export function referenceIn(line: string): string | null {
  const { reference } = parseLine(line, londonDay(new Date())).criteria;
  return reference?.asTyped ? (reference.any[0] ?? null) : null;
}
