import { expect, test } from '@playwright/test';
import { findLine, press } from '../screens/steps.ts';
import { type LockWorld, lockedHeading, startLockWorld } from './lock-world.ts';

let world: LockWorld;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  world = await startLockWorld();
  await world.desk.signIn('phone.adviser');
});
test.afterAll(() => world?.end());

/** Lets the machine rest this many seconds longer: its clock and what the system counts move on together. */
function rest(seconds: number): Promise<void> {
  return world.desk.app.evaluate(({ powerMonitor }, more) => {
    const own = globalThis as unknown as { clock?: () => number };
    own.clock ??= Date.now;
    const now = Date.now;
    Date.now = () => now() + more * 1000;
    powerMonitor.getSystemIdleTime = () => 100_000;
  }, seconds);
}

/** The clock as it was: a sign-in looks at it. */
function clockBack(): Promise<void> {
  return world.desk.app.evaluate(() => {
    Date.now = (globalThis as unknown as { clock: () => number }).clock;
  });
}

const warning = () => world.page().getByRole('alertdialog', { name: 'Are you still there?' });

test('four quiet minutes and a warning; a key takes it away and types nothing; a minute more and the desk locks', async () => {
  await findLine(world.page()).fill('half');
  await rest(4 * 60 + 5);
  await expect(warning()).toBeVisible({ timeout: 20_000 });
  await expect(warning()).toContainText(/\d\d seconds/);
  await press(world.page(), 'x');
  await expect(warning()).toHaveCount(0);
  await expect(findLine(world.page())).toHaveValue('half');
  await rest(4 * 60 + 5);
  await expect(warning()).toBeVisible({ timeout: 20_000 });
  const next = world.desk.app.waitForEvent('window');
  await rest(60);
  await expect(lockedHeading(await next)).toBeVisible();
  await clockBack();
  await world.signInToUnlock('phone.adviser');
  await expect(findLine(world.page())).toHaveValue('half');
});

test('the press of a mouse takes the warning away too', async () => {
  await rest(4 * 60 + 5);
  await expect(warning()).toBeVisible({ timeout: 20_000 });
  await world.page().mouse.click(10, 10);
  await expect(warning()).toHaveCount(0);
  await clockBack();
});

for (const event of ['lock-screen', 'suspend']) {
  test(`the machine’s own ${event} locks the desk`, async () => {
    const next = world.desk.app.waitForEvent('window');
    await world.desk.app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
    await expect(lockedHeading(await next)).toBeVisible();
    await world.signInToUnlock('phone.adviser');
    await expect(findLine(world.page())).toBeVisible();
  });
}
