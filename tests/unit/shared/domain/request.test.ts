import fc from 'fast-check';
import { expect, test } from 'vitest';
import { madeOn } from '../../../../shared/domain/request.ts';

test.each([
  ['2026-06-30T23:30:00Z', '2026-07-05T10:00:00Z', '2026-07-01', 'already the next day in London'],
  ['2026-12-31T23:59:59Z', '2027-01-02T10:00:00Z', '2026-12-31', 'winter'],
  ['2026-07-01T00:30:00+02:00', '2026-07-01T10:00:00Z', '2026-06-30', 'said by a clock abroad'],
  ['2031-01-01T10:00:00Z', '2026-07-01T10:00:00Z', '2026-07-01', 'a clock years ahead'],
])('said at %s and received at %s was made on %s: %s', (saidAt, receivedAt, made) => {
  expect(madeOn(saidAt, receivedAt)).toBe(made);
});

test('however late it arrives, the day is that on which it was said', () => {
  const said = fc.date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2030-01-01') });
  fc.assert(
    fc.property(said, fc.nat(), (at, later) => {
      const made = madeOn(at.toISOString(), new Date(at.getTime() + later).toISOString());
      expect(made).toBe(madeOn(at.toISOString(), at.toISOString()));
    }),
  );
});
