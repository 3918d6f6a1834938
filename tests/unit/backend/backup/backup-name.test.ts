import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupName, begunAt, isPart, kindOf, pastBackups } from '../../../../backend/backup/backup-name.ts';
import { BACKUP_DAYS } from '../../../../shared/domain/limits.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const DAY = 86_400_000;
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
const kind = fc.constantFrom('server' as const, 'embedded' as const);
const asked = { seed: seed(), numRuns: rounds(1_000) };

test('a back-up’s name says to the second when it began, sorts by it, and can stand in any folder', () => {
  fc.assert(
    fc.property(kind, instant, instant, (which, one, other) => {
      const [a, b] = [backupName(which, one), backupName(which, other)];
      expect(begunAt(a)?.getTime()).toBe(Math.floor(one.getTime() / 1_000) * 1_000);
      expect(a).toMatch(/^[\w.-]+$/);
      expect(a < b).toBe((begunAt(a)?.getTime() ?? 0) < (begunAt(b)?.getTime() ?? 0));
      expect([isPart(a), isPart(`${a}.123.part`)]).toEqual([false, true]);
    }),
    asked,
  );
});

test('past are those older than so many days and no other, and never a name that is not ours', () => {
  fc.assert(
    fc.property(
      kind,
      instant,
      fc.array(fc.integer({ min: -10 * DAY, max: 100 * DAY })),
      fc.array(fc.string()),
      (which, now, ages, others) => {
        const names = [
          ...ages.map((age) => backupName(which, new Date(now.getTime() - age))),
          ...others.filter((name) => !begunAt(name)),
        ];
        const past = pastBackups(names, now, BACKUP_DAYS.value);
        for (const name of names) {
          const at = begunAt(name);
          expect(past.includes(name)).toBe(at !== null && now.getTime() - at.getTime() > BACKUP_DAYS.value * DAY);
        }
      },
    ),
    asked,
  );
});

test.each([
  'adviser-desk-2026-13-01T00-00-00Z.dump',
  'adviser-desk-2026-11-29T25-00-00Z.dump',
  'adviser-desk-2026-11-29.dump',
  'adviser-desk-2026-11-29T08-00-00Z.dump.bak',
  'other-2026-11-29T08-00-00Z.dump',
])('%s is none of ours', (name) => expect(begunAt(name)).toBe(null));

test('the kind is told by the first bytes', () => {
  expect(kindOf(Buffer.from('PGDMP\u0001'))).toBe('server');
  expect(kindOf(Buffer.from([0x1f, 0x8b, 8]))).toBe('embedded');
  expect([kindOf(Buffer.alloc(0)), kindOf(Buffer.from('PGDM')), kindOf(Buffer.from('hello'))]).toEqual([null, null, null]);
});
