import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareText } from '../../../../shared/domain/find/text-order.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const bytes = new TextEncoder();

it('is the order of the bytes of UTF-8', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('a', 'é', '豈', '﨎', '𠮷', '\u{10ffff}') }),
  );
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(Math.sign(compareText(one, other))).toBe(Math.sign(Buffer.compare(bytes.encode(one), bytes.encode(other))));
    }),
    { numRuns: rounds(20_000), seed: seed() },
  );
});
