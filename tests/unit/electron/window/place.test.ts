import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOn } from '../../../../electron/window/place.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const main = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 100, width: 1280, height: 1000 };

describe('where a kept window goes', () => {
  test('to its old place while it is on a screen', () => {
    const kept = { x: 100, y: 50, width: 1300, height: 800 };
    expect(placeOn(kept, [main])).toEqual(kept);
    const second = { x: 1950, y: 120, width: 1100, height: 800 };
    expect(placeOn(second, [main, right])).toEqual(second);
  });

  test('to the middle of the first screen when its own is gone', () => {
    expect(placeOn({ x: 2500, y: 120, width: 1100, height: 800 }, [main])).toEqual({ x: 410, y: 120, width: 1100, height: 800 });
  });

  test('never larger than its screen, never smaller than the screens need', () => {
    expect(placeOn({ x: 0, y: 0, width: 9000, height: 9000 }, [main])).toMatchObject({ width: 1920, height: 1040 });
    expect(placeOn({ x: 0, y: 0, width: 300, height: 200 }, [main])).toMatchObject({ width: 1024, height: 700 });
  });

  test('wherever it was kept, a person can take hold of it', () => {
    const far = fc.integer({ min: -6000, max: 6000 });
    const size = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(fc.record({ x: far, y: far, width: size, height: size }), (kept) => {
        const placed = placeOn(kept, [main, right]);
        const held = [main, right].some((area) => {
          const across = Math.min(area.x + area.width, placed.x + placed.width) - Math.max(area.x, placed.x);
          return across >= 200 && placed.y >= area.y && placed.y <= area.y + area.height - 60;
        });
        expect(held).toBe(true);
      }),
      { seed: seed(), numRuns: rounds(10_000) },
    );
  });
});
