import { expect, test } from '@playwright/test';
import { type Elsewhere, STILL_HERE, startElsewhere } from './elsewhere.ts';

let desk: Elsewhere;
test.beforeAll(async () => {
  desk = await startElsewhere();
});
test.afterAll(() => desk?.close());

test('the middle button and Ctrl hand a link to the allow-list, and open nothing else', async () => {
  await desk.page.evaluate((address) => {
    const box = document.createElement('div');
    box.id = 'links';
    box.style.cssText = 'position:fixed;inset:0 auto auto 0;z-index:99999;background:white;padding:20px';
    const given = [address, 'https://www.gov.uk/', 'https://www.gov.uk.evil.example/', 'desk://app/'];
    given.forEach((href, index) => {
      const link = Object.assign(document.createElement('a'), { href, textContent: `link ${index}`, id: `link${index}` });
      link.style.display = 'block';
      box.append(link);
    });
    document.body.append(box);
  }, desk.url);
  for (const index of [0, 1, 2, 3]) {
    const [x, y] = await desk.page.evaluate((id) => {
      const box = document.getElementById(id)?.getBoundingClientRect();
      return [(box?.x ?? 0) + 5, (box?.y ?? 0) + 5] as const;
    }, `link${index}`);
    await desk.page.mouse.click(x, y, { button: 'middle' });
    for (const key of ['Control', 'Shift']) {
      await desk.page.keyboard.down(key);
      await desk.page.mouse.click(x, y);
      await desk.page.keyboard.up(key);
    }
  }
  expect(await desk.lookAround()).toEqual({ ...STILL_HERE, opened: Array(3).fill('https://www.gov.uk/') });
  await desk.page.evaluate(() => document.getElementById('links')?.remove());
});

test('a file or a link dropped on the page goes nowhere', async () => {
  const session = await desk.page.context().newCDPSession(desk.page);
  const drop = async (data: { items: { mimeType: string; data: string }[]; files?: string[] }) => {
    const at = { x: 400, y: 400, data: { ...data, dragOperationsMask: 1 } };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...at });
  };
  // The drop itself arrives; only what a browser would do with it is missing.
  await desk.page.evaluate(() => {
    document.documentElement.dataset.drops = '0';
    const count = () => {
      document.documentElement.dataset.drops = String(Number(document.documentElement.dataset.drops) + 1);
    };
    document.addEventListener('dragenter', count);
  });
  await drop({ items: [], files: [desk.file] });
  await drop({ items: [{ mimeType: 'text/uri-list', data: desk.url }] });
  await drop({ items: [{ mimeType: 'text/uri-list', data: `file://${desk.file}` }] });
  await drop({ items: [{ mimeType: 'text/plain', data: desk.url }] });
  expect(await desk.lookAround()).toEqual(STILL_HERE);
  expect(await desk.page.evaluate(() => Number(document.documentElement.dataset.drops))).toBeGreaterThanOrEqual(4);
});

test('a webview is an unknown word, and attaching one is refused besides', async () => {
  const made = await desk.page.evaluate((src) => {
    const view = document.createElement('webview');
    view.setAttribute('src', src);
    view.setAttribute('allowpopups', '');
    view.setAttribute('nodeintegration', '');
    document.body.append(view);
    const seen = { methods: 'loadURL' in view, inner: view.shadowRoot !== null };
    view.remove();
    return seen;
  }, desk.url);
  expect(made).toEqual({ methods: false, inner: false });
  const prevented = await desk.app.evaluate(({ BrowserWindow }) => {
    let stopped = false;
    const event = {
      preventDefault: () => {
        stopped = true;
      },
    };
    BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {});
    return stopped;
  });
  expect(prevented).toBe(true);
  expect(await desk.lookAround()).toEqual(STILL_HERE);
});

test('no service worker, no shared worker elsewhere, and no worker from text', async () => {
  const answers = await desk.page.evaluate(async () => {
    const refused = (made: () => unknown) =>
      new Promise<string>((done) => {
        setTimeout(() => done('silent'), 1_000);
        try {
          const worker = made() as { onerror?: unknown; onmessage?: unknown } & Partial<Promise<unknown>>;
          if (worker.then)
            worker.then(
              () => done('made'),
              () => done('refused'),
            );
          else Object.assign(worker, { onerror: () => done('refused'), onmessage: () => done('made') });
        } catch {
          done('refused');
        }
      });
    const text = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
    const { serviceWorker } = navigator;
    return [
      serviceWorker ? await refused(() => serviceWorker.register('/index.html')) : 'refused',
      await refused(() => new Worker(text)),
    ];
  });
  expect(answers).toEqual(['refused', 'refused']);
});
