import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { londonDay } from '../../shared/domain/day.ts';
import { aroundToday, fillQueue } from '../e2e/screens/queueing.ts';
import { startCentral } from '../e2e/shell/desk-world.ts';
import { launchApp, PROJECT } from '../support/app.ts';
import { type Pass, scrollThrough } from './scroll/pass.ts';
import { quantile } from './support/quantile.ts';

// npm run bench -- scroll [--json FILE] [--rows 10000] [--frames 1000] [--passes 5]
const { values: given } = parseArgs({
  options: {
    json: { type: 'string' },
    rows: { type: 'string', default: '10000' },
    frames: { type: 'string', default: '1000' },
    passes: { type: 'string', default: '5' },
  },
});
const [rows, frames, passes] = [Number(given.rows), Number(given.frames), Number(given.passes)];
const say = (line: string) => void process.stderr.write(`${line}\n`);
type Side = 'ours' | 'bare';
const SCROLLERS: Record<Side, string> = { ours: 'main [class*="MuiTableContainer"]', bare: '#bare' };

const central = await startCentral(50, {}, 'embedded');
try {
  await fillQueue(central, aroundToday(rows, londonDay(new Date())));
  const app = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
  try {
    const { page } = app;
    await app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
    await page.keyboard.press('Alt+b');
    await page.getByRole('grid', { name: 'Requests' }).waitFor();
    await readAll(page);
    await layBare(page);
    report(await inTurn(page));
  } finally {
    await app.close();
  }
} finally {
  await central.end();
}

/** Scrolls on until every row has been read. */
async function readAll(page: Page): Promise<void> {
  const grid = page.getByRole('grid', { name: 'Requests' });
  for (const until = Date.now() + 300_000; (await grid.getAttribute('aria-rowcount')) !== String(rows + 1); ) {
    if (Date.now() > until) throw new Error('The list did not come to its end');
    await page.evaluate((selector) => {
      const element = document.querySelector(selector);
      if (element) element.scrollTop = element.scrollHeight;
    }, SCROLLERS.ours);
    await page.waitForTimeout(50);
  }
}

/** Puts the bare table over ours, as large and with rows as high. */
async function layBare(page: Page): Promise<void> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      lib: { entry: join(PROJECT, 'tests/bench/scroll/bare.ts'), formats: ['iife'], name: 'bare' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('The bare table was not built');
  await page.evaluate(output.output[0].code);
  await page.evaluate(
    ([selector, count]) => {
      const ours = document.querySelector(selector as string) as HTMLElement;
      const { left, top, width, height } = ours.getBoundingClientRect();
      const row = ours.querySelector('.q-row') as HTMLElement;
      const { showBare } = window as unknown as { showBare: (options: object) => void };
      showBare({ rows: count, height: row.offsetHeight, left, top, width, box: height });
    },
    [SCROLLERS.ours, rows] as const,
  );
  await page.locator(SCROLLERS.bare).waitFor({ state: 'attached' });
}

/** Both in turn, each first every other time; one pass of each is thrown away. */
async function inTurn(page: Page): Promise<Record<Side, Pass[]>> {
  const all: Record<Side, Pass[]> = { ours: [], bare: [] };
  for (let turn = -1; turn < passes; turn += 1)
    for (const side of turn % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
      await page.evaluate((shown) => {
        const place = document.getElementById('bare-place');
        if (place) place.style.display = shown ? '' : 'none';
      }, side === 'bare');
      const pass = await page.evaluate(scrollThrough, { selector: SCROLLERS[side], frames });
      if (turn < 0) continue;
      all[side].push(pass);
      say(`${side} dropped ${pass.dropped} of ${pass.frames}`);
    }
  return all;
}

function report(all: Record<Side, Pass[]>): void {
  const median = (side: Side) =>
    quantile(
      all[side].map(({ dropped }) => (dropped * 1000) / frames),
      0.5,
    );
  const [ours, bare] = [median('ours'), median('bare')];
  // Where the bare table drops none, one is counted: less than that cannot be compared with.
  const ratio = Number((ours / Math.max(1, bare)).toFixed(3));
  say(`scroll  ours ${ours} bare ${bare} of 1,000 frames dropped  ratio ${ratio.toFixed(2)} (at most 1.5)`);
  if (given.json) writeFileSync(given.json, `${JSON.stringify([{ op: 'scroll', rows, ours, bare, ratio }], null, 2)}\n`);
}
