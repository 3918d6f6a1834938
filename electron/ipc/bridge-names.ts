import { SHELL_CALLS } from '../../shared/desk.ts';
import type { OperationRow } from '../../shared/operation.ts';
import { operations } from '../../shared/operations.ts';

/** The names the bridge is made of: area → names. The build writes them into the preload, so that zod never enters it. */
export function bridgeNames(): Record<string, readonly string[]> {
  const areas = Object.entries(operations).map(([area, rows]) => [area, forPage(rows)] as const);
  return Object.fromEntries([...areas.filter(([, names]) => names.length > 0), ['shell', SHELL_CALLS]]);
}

/** The names of an area that the page has a function for. */
function forPage(rows: { readonly [name: string]: OperationRow }): string[] {
  return Object.keys(rows).filter((name) => !rows[name]?.shellOnly);
}
