import type { Page } from '@playwright/test';
import { call } from '../shell/desk-world.ts';

type Window = { readonly typed: readonly string[] };

/** Where this window keeps something typed, as the shell has it. */
export async function typedIn(page: Page): Promise<readonly string[]> {
  const kept = (await call(page, 'shell.draft', { place: 'window' })) as unknown as { value: { text: string } };
  return (JSON.parse(kept.value.text) as Window).typed;
}
