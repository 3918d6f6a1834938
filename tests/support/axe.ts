import type { Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * What axe finds wrong with a page as it stands: each rule with its places and what to do. Run in the page itself (Electron has no second
 * one to run it in), once put there it stays, and only what is wrong comes back: a quarter of the time of a whole report.
 */
export async function faultsOf(page: Page): Promise<{ id: string; nodes: string[] }[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((one) => `${one.html}\n${one.failureSummary ?? ''}`) }));
  });
}
