import { expect, it } from 'vitest';
import { londonDay } from '../../../shared/domain/day.ts';

it.each([
  ['2026-11-23T23:59:59Z', '2026-11-23'],
  ['2026-07-01T22:59:59Z', '2026-07-01'],
  ['2026-07-01T23:00:00Z', '2026-07-02'],
])('%s falls on %s in London', (instant, day) => expect(londonDay(new Date(instant))).toBe(day));
