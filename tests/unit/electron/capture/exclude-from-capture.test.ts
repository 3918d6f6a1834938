import { expect, test } from 'vitest';
import { excludeFromCapture } from '../../../../electron/capture/exclude-from-capture.ts';

test.each([true, false])('the window is told what is configured: %s', (value) => {
  const told: boolean[] = [];
  excludeFromCapture({ setContentProtection: (on) => told.push(on) }, { excludeFromCapture: { value } });
  expect(told).toEqual([value]);
});
