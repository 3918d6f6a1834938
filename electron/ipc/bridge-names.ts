import { SHELL_CALLS } from '../../shared/desk.ts';
import { operations } from '../../shared/operations.ts';

/** The names the bridge is made of: area → names. The build writes them into the preload, so that zod never enters it. */
export function bridgeNames(): Record<string, readonly string[]> {
  const areas = Object.entries(operations).map(([area, rows]) => [area, Object.keys(rows)]);
  return Object.fromEntries([...areas, ['shell', SHELL_CALLS]]);
}
