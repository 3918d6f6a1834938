import { createServer } from 'node:http';
import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../../support/app.ts';

/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9';
let desk: RunningApp;
test.beforeAll(async () => {
  desk = await launchApp({ server: NOBODY, againstPolicy: 'expected' });
});
test.afterAll(() => desk?.close());

test('the page makes no network request, whatever way it tries', async () => {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const url = `http://127.0.0.1:${port}`;
  const tries = () =>
    desk.page.evaluate(async (address) => {
      const answer = (made: Promise<unknown>) =>
        Promise.race([
          made.then(
            () => 'went through',
            () => 'refused',
          ),
          new Promise((done) => setTimeout(() => done('refused'), 1_500)),
        ]);
      const image = new Image();
      image.src = `${address}/image`;
      const socket = () =>
        new Promise((open, failed) => {
          const made = new WebSocket(address.replace('http', 'ws'));
          made.onopen = open;
          made.onerror = failed;
        });
      navigator.sendBeacon(`${address}/beacon`, 'x');
      const form = document.createElement('form');
      form.action = `${address}/form`;
      document.body.append(form);
      form.submit();
      form.remove();
      return Promise.all([answer(fetch(`${address}/fetch`)), answer(image.decode()), answer((async () => socket())())]);
    }, url);
  try {
    expect(await tries()).toEqual(['refused', 'refused', 'refused']);
    // Without the policy the session itself still refuses.
    const session = await desk.page.context().newCDPSession(desk.page);
    await session.send('Page.setBypassCSP', { enabled: true });
    await desk.page.reload();
    await desk.page.waitForSelector('html[data-painted]', { state: 'attached' });
    expect(await tries()).toEqual(['refused', 'refused', 'refused']);
    await session.send('Page.setBypassCSP', { enabled: false });
    await desk.page.reload();
    await desk.page.waitForSelector('html[data-painted]', { state: 'attached' });
    expect(hits).toEqual([]);
  } finally {
    server.close();
  }
});

test('only own addresses are asked for by the page', async () => {
  const { app, page } = desk;
  await app.evaluate(({ session }) => {
    const own = globalThis as unknown as { asked: string[] };
    own.asked = [];
    session.fromPartition('page').webRequest.onSendHeaders(({ url }) => void own.asked.push(url));
    session.fromPartition('page').webRequest.onErrorOccurred(({ url }) => void own.asked.push(url));
    session.fromPartition('page').webRequest.onCompleted(({ url }) => void own.asked.push(url));
  });
  await page.reload();
  await page.waitForSelector('html[data-usable]', { state: 'attached' });
  const asked = await app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  expect(asked.length).toBeGreaterThan(2);
  expect(asked.filter((url) => !url.startsWith('desk://app/'))).toEqual([]);
});

test('permissions are refused', async () => {
  const answers = await desk.page.evaluate(async () => {
    const refused = (made: Promise<unknown>) =>
      made.then(
        () => 'given',
        () => 'refused',
      );
    const states = await Promise.all(
      (['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[]).map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    );
    return [
      ...states,
      await Notification.requestPermission(),
      await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
      await refused(navigator.clipboard.readText()),
      await refused(new Promise((found, failed) => navigator.geolocation.getCurrentPosition(found, failed))),
    ];
  });
  expect(answers).toEqual(['denied', 'denied', 'denied', 'denied', 'denied', 'refused', 'refused', 'refused']);
});

test('going elsewhere, new windows, webviews and downloads are refused', async () => {
  const { app, page } = desk;
  await app.evaluate(({ shell, session }) => {
    const own = globalThis as unknown as { opened: string[]; downloads: number };
    own.opened = [];
    own.downloads = 0;
    shell.openExternal = async (url) => void own.opened.push(url);
    session.fromPartition('page').on('will-download', (event) => {
      if (!event.defaultPrevented) own.downloads += 1;
    });
  });
  const here = page.url();
  const opened = await page.evaluate(async () => {
    const windows = ['https://example.org/', 'file:///etc/passwd', 'https://www.gov.uk/', 'desk://app/'].map((url) =>
      window.open(url),
    );
    document.body.insertAdjacentElement('beforeend', document.createElement('webview'));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.txt';
    link.click();
    for (const url of ['https://example.org/', 'file:///etc/passwd', 'data:text/html,x']) {
      location.href = url;
      await new Promise((done) => setTimeout(done, 200));
    }
    return windows.filter((made) => made !== null).length;
  });
  expect(opened).toBe(0);
  expect(page.url()).toBe(here);
  expect(app.windows()).toHaveLength(1);
  const seen = await app.evaluate(({ webContents }) => {
    const own = globalThis as unknown as { opened: string[]; downloads: number };
    return { ...own, pages: webContents.getAllWebContents().length };
  });
  expect(seen).toMatchObject({ opened: ['https://www.gov.uk/'], downloads: 0, pages: 1 });
});
