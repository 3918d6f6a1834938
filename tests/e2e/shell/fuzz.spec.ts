import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { bridgeNames } from '../../../electron/ipc/bridge-names.ts';
import { type ShellParts, shellCalls } from '../../../electron/ipc/shell-calls.ts';
import { everyOperation } from '../../../shared/operations.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { rounds, seed } from '../../support/rounds.ts';
import { type Central, startCentral } from './desk-world.ts';
import { type Fuzzed, fuzzInPage, type Shape } from './fuzz-page.ts';

/** They lock the desk, sign somebody in or out, move it to another service or open a box of the system. */
const NONSENSE_ONLY = [
  ...['lockNow', 'signIn', 'signOut', 'changeConfiguration', 'openLink'],
  ...['exportAudit', 'printSheet', 'saveSheet'],
].map((name) => `shell.${name}`);
/** What is unsent and whom *My day* lists are this person's own, and are there to be read again. */
const OWN_WORDS = ['unsentItems', 'day', 'addToDay', 'takeOffDay', 'fetchDay', 'destroyCopies'].map((name) => `shell.${name}`);
/** Cases of one go in the page. */
const GO = 250;

let central: Central;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  central = await startCentral(200);
  desk = await launchApp({ server: central.url, issuer: central.issuer, as: 'phone.adviser', againstPolicy: 'expected' });
});
test.afterAll(async () => {
  await desk?.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = (async () => ({ response: 1, checkboxChecked: false })) as typeof dialog.showMessageBox;
  });
  await desk?.close();
  await central?.end();
});

/** Every function of the bridge, with the shape of its input. */
function shapes(): Record<string, Shape> {
  const shell = shellCalls({ session: {}, drafts: {} } as unknown as ShellParts).map(
    ([name, { input }]) => [name, input] as const,
  );
  const inputs = new Map<string, z.ZodType>([...everyOperation.map(({ name, row }) => [name, row.input] as const), ...shell]);
  const names = Object.entries(bridgeNames()).flatMap(([area, calls]) => calls.map((call) => `${area}.${call}`));
  return Object.fromEntries(
    names.map((name) => [name, z.toJSONSchema(inputs.get(name) as z.ZodType, { unrepresentable: 'any' }) as Shape]),
  );
}

const median = (times: readonly number[]) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] as number;

test('whatever the page sends over the bridge ends in a Result or a refusal, and nothing else suffers', async () => {
  test.setTimeout(600_000);
  const total = rounds(10_000);
  const all = shapes();
  const about = { seed: seed(), shapes: all, nonsenseOnly: NONSENSE_ONLY, ownWords: OWN_WORDS, findLine: 'smith' };
  const gone = () => desk.app.evaluate(() => (globalThis as unknown as { gone: number }).gone);
  await desk.app.evaluate(({ app }) => {
    const own = globalThis as unknown as { gone: number };
    own.gone = 0;
    app.on('child-process-gone', () => {
      own.gone += 1;
    });
    app.on('render-process-gone', () => {
      own.gone += 1;
    });
  });
  const pid = desk.app.process().pid;
  await desk.page.evaluate(fuzzInPage, { ...about, first: 0, count: 10, atOnce: 0 });
  const outcomes: Record<string, number> = {};
  const [alone, beside]: [number[], number[]] = [[], []];
  for (let first = 0; first < total; first += GO) {
    const count = Math.min(GO, total - first);
    // Taken in turn with the others, so that whatever else this machine does slows both.
    const quiet: Fuzzed = await desk.page.evaluate(fuzzInPage, { ...about, first: 0, count: 10, atOnce: 0 });
    alone.push(...quiet.finds);
    const went: Fuzzed = await desk.page.evaluate(fuzzInPage, { ...about, first, count, atOnce: 2 });
    expect(went.bad).toEqual([]);
    for (const [name, times] of Object.entries(went.outcomes)) outcomes[name] = (outcomes[name] ?? 0) + times;
    beside.push(...went.finds);
  }
  const [usual, meanwhile] = [median(alone), median(beside)];
  console.info(
    `${total} cases: ${JSON.stringify(outcomes)}; find ${usual.toFixed(1)} ms alone, ${meanwhile.toFixed(1)} ms beside them`,
  );
  // Every kind of end was met, so the generator is neither all nonsense nor all polite.
  expect(Object.values(outcomes).reduce((sum, times) => sum + times)).toBe(total);
  for (const kind of ['answered', 'bad-input', 'too-large', 'rejected']) expect(outcomes[kind] ?? 0).toBeGreaterThan(total / 200);
  expect(meanwhile).toBeLessThan(usual * 4 + 15);
  expect(await gone()).toBe(0);
  expect(desk.app.process().pid).toBe(pid);
  expect(await desk.page.evaluate(() => ({}) as { polluted?: string })).not.toHaveProperty('polluted');
  expect(await desk.app.evaluate(() => (Object.prototype as { polluted?: string }).polluted ?? 'clean')).toBe('clean');
  const log = readFileSync(join(desk.profile, 'logs/desk.log'), 'utf8');
  expect(log.split('\n').filter((line) => line.includes('"event":"error"'))).toEqual([]);
  expect(log).not.toMatch(/zq\d+z/);
});

test('the look at an answer sees what it looks for', async () => {
  const seen = await desk.page.evaluate(
    async ([text, given]) => {
      // The same function over a bridge that misbehaves.
      const own = {
        desk: {
          a: {
            leak: async () => ({ ok: true, value: 'zq999z' }),
            odd: async () => 7,
            dead: async () => ({ ok: false, error: { code: 'x', errors: [{ detail: 'zq' }] } }),
          },
        },
      };
      const run = window.Function('window', `return (${text})`)(own) as (fuzz: unknown) => Promise<{ bad: string[] }>;
      return (await run(given)).bad;
    },
    [
      fuzzInPage.toString(),
      {
        seed: 1,
        first: 0,
        count: 30,
        shapes: { 'a.leak': {}, 'a.odd': {}, 'a.dead': {} },
        nonsenseOnly: [],
        ownWords: [],
        findLine: '',
        atOnce: 1,
      },
    ] as const,
  );
  for (const complaint of ['another call’s words', 'no Result', 'the value in the error', 'a find beside'])
    expect(
      seen.some((line) => line.includes(complaint)),
      complaint,
    ).toBe(true);
});
