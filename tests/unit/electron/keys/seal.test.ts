import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DoesNotOpen, seal, unseal } from '../../../../electron/keys/seal.ts';
import { seed } from '../../../support/rounds.ts';

const bytes = (length?: number) =>
  fc
    .uint8Array(length === undefined ? { maxLength: 300 } : { minLength: length, maxLength: length })
    .map((one) => Buffer.from(one));

test('what was sealed opens with the same key and identity, and with nothing else', () => {
  fc.assert(
    fc.property(bytes(32), bytes(32), bytes(), fc.string(), fc.string(), (key, other, plain, identity, elsewhere) => {
      const sealed = seal(key, plain, identity);
      expect(unseal(key, sealed, identity)).toEqual(plain);
      if (!other.equals(key)) expect(() => unseal(other, sealed, identity)).toThrow(DoesNotOpen);
      if (elsewhere !== identity) expect(() => unseal(key, sealed, elsewhere)).toThrow(DoesNotOpen);
    }),
    { seed: seed() },
  );
});

test('a changed byte anywhere, a cut or an added end does not open', () => {
  fc.assert(
    fc.property(bytes(32), bytes(), fc.nat(), fc.integer({ min: 1, max: 255 }), (key, plain, at, flip) => {
      const sealed = seal(key, plain, 'one');
      const changed = Buffer.from(sealed);
      const place = at % sealed.length;
      changed[place] = (changed[place] as number) ^ flip;
      expect(() => unseal(key, changed, 'one')).toThrow(DoesNotOpen);
      expect(() => unseal(key, sealed.subarray(0, place), 'one')).toThrow(DoesNotOpen);
      expect(() => unseal(key, Buffer.concat([sealed, Buffer.of(flip)]), 'one')).toThrow(DoesNotOpen);
    }),
    { seed: seed() },
  );
});

test('the same bytes sealed twice look different', () => {
  const key = Buffer.alloc(32, 7);
  expect(seal(key, Buffer.from('a'), 'x')).not.toEqual(seal(key, Buffer.from('a'), 'x'));
});
