import { expect, test } from '@playwright/test';
import { type LockWorld, startLockWorld } from '../lock/lock-world.ts';

let world: LockWorld;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  world = await startLockWorld();
});
test.afterAll(() => world?.end());

test('every window that is made is kept out of captures before it is shown', async () => {
  await world.desk.app.evaluate(({ app }) => {
    const own = globalThis as unknown as { told: { on: boolean; shown: boolean }[] };
    own.told = [];
    app.on('browser-window-created', (_event, window) => {
      const protect = window.setContentProtection.bind(window);
      window.setContentProtection = (on) => {
        own.told.push({ on, shown: window.isVisible() });
        protect(on);
      };
    });
  });
  await world.desk.signIn('phone.adviser');
  await world.lock();
  expect(await world.desk.app.evaluate(() => (globalThis as unknown as { told: unknown[] }).told)).toEqual([
    { on: true, shown: false },
  ]);
});
