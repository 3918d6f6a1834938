import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../../support/app.ts';

/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9';
let desk: RunningApp;
test.beforeAll(async () => {
  desk = await launchApp({ server: NOBODY, againstPolicy: 'expected' });
});
test.afterAll(() => desk?.close());

test('no permission of any name is given', async () => {
  const names = [
    ...['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'clipboard-write'],
    ...['persistent-storage', 'background-sync', 'accelerometer', 'gyroscope', 'magnetometer', 'ambient-light-sensor'],
    ...['screen-wake-lock', 'idle-detection', 'storage-access', 'window-management', 'local-fonts', 'payment-handler'],
  ];
  const given = await desk.page.evaluate(async (asked) => {
    const states = await Promise.all(
      asked.map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(
          ({ state }) => `${name} ${state}`,
          () => `${name} unknown`,
        ),
      ),
    );
    return states.filter((state) => !/ (denied|unknown)$/.test(state));
  }, names);
  expect(given).toEqual([]);
});

test('no device, no capture, no key to the screen is handed out', async () => {
  await desk.page.mouse.click(5, 5);
  const answers = await desk.page.evaluate(async () => {
    type Asked = Record<string, ((...given: unknown[]) => Promise<unknown>) | undefined>;
    const own = navigator as unknown as Record<string, Asked | undefined>;
    const ask = async (name: string, made: (() => Promise<unknown> | undefined) | undefined) => {
      const answer = Promise.resolve()
        .then(() => made?.() ?? Promise.reject(new Error('not there')))
        .then(
          () => 'given',
          () => 'refused',
        );
      return `${name} ${await Promise.race([answer, new Promise((done) => setTimeout(() => done('silent'), 1_500))])}`;
    };
    const media = navigator.mediaDevices as MediaDevices | undefined;
    const pickers = window as unknown as Record<string, (() => Promise<unknown>) | undefined>;
    return Promise.all([
      ask('usb', () => own.usb?.requestDevice?.({ filters: [] })),
      ask('serial', () => own.serial?.requestPort?.()),
      ask('hid', () => own.hid?.requestDevice?.({ filters: [] }).then((got) => (got as unknown[])[0] ?? Promise.reject())),
      ask('bluetooth', () => own.bluetooth?.requestDevice?.({ acceptAllDevices: true })),
      ask('midi', () => navigator.requestMIDIAccess?.()),
      ask('camera', () => media?.getUserMedia({ video: true })),
      ask('screen', () => media?.getDisplayMedia({ video: true })),
      ask('wake lock', () => own.wakeLock?.request?.('screen')),
      ask('fonts', () => pickers.queryLocalFonts?.()),
      ask('clipboard', () => navigator.clipboard.read()),
      ask('folder', () => pickers.showDirectoryPicker?.()),
      ask('full screen', () => document.documentElement.requestFullscreen()),
      ask('pointer', () => document.body.requestPointerLock() as unknown as Promise<unknown> | undefined),
      ask('persistence', () => navigator.storage.persist().then((kept) => (kept ? kept : Promise.reject()))),
    ]);
  });
  expect(answers.filter((answer) => answer.endsWith(' given'))).toEqual([]);
  expect(answers).toHaveLength(14);
});

test('nothing is downloaded, whatever way it is asked', async () => {
  await desk.app.evaluate(({ session }) => {
    const own = globalThis as unknown as { begun: number; kept: number };
    Object.assign(own, { begun: 0, kept: 0 });
    session.fromPartition('page').on('will-download', (event, item) => {
      own.begun += 1;
      if (!event.defaultPrevented) own.kept += 1;
      item.once('done', (_done, state) => {
        if (state === 'completed') own.kept += 1;
      });
    });
  });
  await desk.page.evaluate(async () => {
    const save = (href: string) => {
      const link = Object.assign(document.createElement('a'), { href, download: 'kept.txt' });
      document.body.append(link);
      link.click();
      link.remove();
    };
    save(URL.createObjectURL(new Blob(['x'])));
    save('/index.html');
    save('data:text/plain,x');
    await new Promise((done) => setTimeout(done, 400));
  });
  const seen = await desk.app.evaluate(() => {
    const { begun, kept } = globalThis as unknown as { begun: number; kept: number };
    return { begun, kept };
  });
  expect(seen.kept).toBe(0);
  // The tries did arrive: it is the refusal that stopped them.
  expect(seen.begun).toBeGreaterThan(0);
});

test('pinching does not scale the page; the menu’s zoom re-flows it', async () => {
  const session = await desk.page.context().newCDPSession(desk.page);
  await session.send('Input.synthesizePinchGesture', { x: 300, y: 300, scaleFactor: 2 }).catch(() => undefined);
  expect(await desk.page.evaluate(() => window.visualViewport?.scale)).toBe(1);
  const width = () => desk.page.evaluate(() => window.innerWidth);
  const before = await width();
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  await expect.poll(width).toBeLessThan(before * 0.6);
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1));
  await expect.poll(width).toBe(before);
});

test('an installed app gives nobody tools that look into its page', async () => {
  const opened = await desk.app.evaluate(async ({ app, BrowserWindow, Menu }) => {
    // What the app itself would have made, had it been installed.
    type Contents = { getLastWebPreferences: () => { devTools?: boolean } };
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as Contents;
    const { devTools } = contents.getLastWebPreferences();
    const made = new BrowserWindow({ show: false, webPreferences: { devTools: app.isPackaged ? devTools : false } });
    made.webContents.openDevTools();
    await new Promise((done) => setTimeout(done, 300));
    const open = made.webContents.isDevToolsOpened();
    made.destroy();
    const roles = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items.map(({ role }) => String(role)) ?? []);
    return { open, packaged: app.isPackaged, devTools, tools: roles?.includes('toggledevtools') };
  });
  expect(opened.open).toBe(false);
  // A development run has them, so the switch is seen from both sides; tests/unit/electron/window/menu.test.ts has the menu.
  expect(opened.devTools ?? true).toBe(!opened.packaged);
  expect(opened.tools).toBe(!opened.packaged);
});
