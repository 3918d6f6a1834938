import { expect, test } from '@playwright/test';
import { type Elsewhere, STILL_HERE, startElsewhere } from './elsewhere.ts';

let desk: Elsewhere;
test.beforeAll(async () => {
  desk = await startElsewhere();
});
test.afterAll(() => desk?.close());

/** Elsewhere, in every kind of address. The marks are filled in on the page's side. */
const places = () => [
  desk.url,
  `file://${desk.file}`,
  'data:text/html,<title>elsewhere</title>',
  'desk://other/',
  'chrome://version/',
  'devtools://devtools/bundled/inspector.html',
  'view-source:desk://app/',
  'ftp://127.0.0.1/',
  'mailto:someone@example.org',
];

test('the look-around sees what it looks for', async () => {
  // Straight from the shell, past the guard: a window at another address, its request, and a link handed out.
  await desk.app.evaluate(async ({ BrowserWindow, shell }, url) => {
    const other = new BrowserWindow({ show: false, webPreferences: { partition: 'control' } });
    await other.loadURL(url);
    await shell.openExternal('https://control.example/');
  }, `${desk.url}/control`);
  const seen = await desk.lookAround();
  expect(seen).toMatchObject({ windows: 2, pages: 2, opened: ['https://control.example/'] });
  expect(seen.hits).toContain('/control');
  await desk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((one) => !one.isVisible())
      ?.destroy(),
  );
  expect(await desk.lookAround()).toEqual(STILL_HERE);
});

const ways: Record<string, (address: string) => void> = {
  'location.href': (address) => {
    location.href = address;
  },
  'location.replace': (address) => location.replace(address),
  'history.pushState': (address) => history.pushState(null, '', address),
  'a link': (address) => {
    const link = document.createElement('a');
    link.href = address;
    document.body.append(link);
    link.click();
    link.remove();
  },
  'a link to a new window': (address) => {
    const link = Object.assign(document.createElement('a'), { href: address, target: '_blank', rel: 'opener' });
    document.body.append(link);
    link.click();
    link.remove();
  },
  'a form': (address) => {
    const form = Object.assign(document.createElement('form'), { action: address, method: 'get' });
    document.body.append(form);
    form.submit();
    form.remove();
  },
  'a form to a new window': (address) => {
    const form = Object.assign(document.createElement('form'), { action: address, method: 'post', target: '_blank' });
    document.body.append(form);
    form.submit();
    form.remove();
  },
  'meta refresh': (address) => {
    const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${address}` });
    document.head.append(meta);
    meta.remove();
  },
  'window.open': (address) => void window.open(address),
  'window.open on itself': (address) => void window.open(address, '_self'),
  'an inner frame': (address) => {
    const frame = Object.assign(document.createElement('iframe'), { src: address });
    document.body.append(frame);
    setTimeout(() => frame.remove(), 200);
  },
  'an object': (address) => {
    const frame = Object.assign(document.createElement('object'), { data: address });
    document.body.append(frame);
    setTimeout(() => frame.remove(), 200);
  },
  'an embed': (address) => {
    const frame = Object.assign(document.createElement('embed'), { src: address });
    document.body.append(frame);
    setTimeout(() => frame.remove(), 200);
  },
  'a base': (address) => {
    const base = Object.assign(document.createElement('base'), { href: address });
    document.head.append(base);
    const link = Object.assign(document.createElement('a'), { href: 'inside' });
    document.body.append(link);
    link.click();
    link.remove();
    base.remove();
  },
};
for (const [name, go] of Object.entries(ways))
  test(`by ${name} nobody comes away from the page`, async () => {
    // An error is a refusal at once.
    for (const address of places()) await desk.page.evaluate(go, address).catch(() => undefined);
    expect(await desk.lookAround()).toEqual(STILL_HERE);
  });

test('a page that empties itself, which Chromium asks nobody about, is put back', async () => {
  const loads = () => desk.app.evaluate(() => (globalThis as unknown as { loads: number }).loads);
  await desk.app.evaluate(({ BrowserWindow }) => {
    const own = globalThis as unknown as { loads: number };
    own.loads = 0;
    BrowserWindow.getAllWindows()[0]?.webContents.on('did-finish-load', () => {
      own.loads += 1;
    });
  });
  await desk.page
    .evaluate(() => {
      location.href = 'about:blank';
    })
    .catch(() => undefined);
  await expect.poll(loads).toBeGreaterThan(0);
  await desk.page.waitForSelector('html[data-painted]', { state: 'attached' });
  expect(await desk.lookAround()).toEqual(STILL_HERE);
});

test('a script in an address does not run', async () => {
  const ran = await desk.page.evaluate(async () => {
    const link = Object.assign(document.createElement('a'), { textContent: 'x' });
    try {
      link.setAttribute('href', 'javascript:document.documentElement.dataset.ran="yes"');
      document.body.append(link);
      link.click();
      location.href = 'javascript:document.documentElement.dataset.ran="yes"';
    } catch {
      // Trusted types may refuse it even earlier.
    }
    await new Promise((done) => setTimeout(done, 200));
    link.remove();
    return document.documentElement.dataset.ran ?? 'did not run';
  });
  expect(ran).toBe('did not run');
  expect(await desk.lookAround()).toEqual(STILL_HERE);
});
