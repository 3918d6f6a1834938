import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isToLookAt, LOOK_AT_ONE_IN } from '../../../../shared/domain/look-at.ts';

test('it follows from the id alone, however that is written', () => {
  fc.assert(fc.property(fc.uuid(), (id) => isToLookAt(id) === isToLookAt(id.toUpperCase())));
});

test('about one in twenty ids is looked at, also of ids made one after another', () => {
  const many = 20_000;
  const ids = Array.from({ length: many }, (_, n) => `019ac000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`);
  const chosen = ids.filter(isToLookAt).length;
  expect(chosen / many).toBeGreaterThan(0.8 / LOOK_AT_ONE_IN);
  expect(chosen / many).toBeLessThan(1.2 / LOOK_AT_ONE_IN);
});
