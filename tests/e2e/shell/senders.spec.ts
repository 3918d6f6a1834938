import { expect, test } from '@playwright/test';
import { bridgeNames } from '../../../electron/ipc/bridge-names.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';

/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9';
let desk: RunningApp;
test.beforeAll(async () => {
  desk = await launchApp({ server: NOBODY, againstPolicy: 'expected' });
});
test.afterAll(() => desk?.close());

const everyCall = Object.entries(bridgeNames()).flatMap(([area, names]) => names.map((name) => `${area}.${name}`));

/** Calls every name of the bridge from a window made here, with our own preload, and says which were answered. */
const answeredFrom = (how: { address: string; partition: string; inFrame?: boolean }) =>
  desk.app.evaluate(
    async ({ app, BrowserWindow, session }, { address, partition, inFrame, names }) => {
      if (partition === 'stranger') {
        const strange = session.fromPartition(partition).protocol;
        if (!strange.isProtocolHandled('desk'))
          strange.handle('desk', () => new Response('<title>forged</title>', { headers: { 'content-type': 'text/html' } }));
      }
      const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
      const other = new BrowserWindow({
        show: false,
        webPreferences: { preload, partition, sandbox: true, nodeIntegrationInSubFrames: inFrame === true },
      });
      await other.loadURL(address).catch(() => undefined);
      const frame = inFrame ? other.webContents.mainFrame.frames[0] : other.webContents.mainFrame;
      const said = (await frame?.executeJavaScript(
        `Promise.all(${JSON.stringify(names)}.map((name) => {
          const [area, one] = name.split('.');
          return window.desk[area][one]().then((answer) => name, (error) => String(error).includes('Refused') ? null : String(error));
        }))`,
      )) as (string | null)[];
      other.destroy();
      return { asked: said?.length ?? 0, answered: said?.filter((one) => one !== null) ?? [] };
    },
    { ...how, names: everyCall },
  );

test('a window of ours but not the desk’s own is refused every call', async () => {
  expect(await answeredFrom({ address: 'data:text/html,<title>x</title>', partition: 'other' })).toEqual({
    asked: everyCall.length,
    answered: [],
  });
});

test('a second window is refused even at the desk’s own address', async () => {
  expect(await answeredFrom({ address: 'desk://app/', partition: 'stranger' })).toEqual({
    asked: everyCall.length,
    answered: [],
  });
});

test('a frame inside a page is refused', async () => {
  const address = `data:text/html,${encodeURIComponent('<iframe src="about:blank" srcdoc="<title>in</title>"></iframe>')}`;
  expect(await answeredFrom({ address, partition: 'other', inFrame: true })).toEqual({ asked: everyCall.length, answered: [] });
});

test('a frame inside the desk’s own page has no bridge at all', async () => {
  const seen = await desk.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    await new Promise((done) => setTimeout(done, 100));
    const inner = frame.contentWindow as unknown as Record<string, unknown> | null;
    const has = { frame: inner !== null, desk: Boolean(inner && 'desk' in inner && inner.desk), node: Boolean(inner?.process) };
    frame.remove();
    return has;
  });
  expect(seen).toEqual({ frame: true, desk: false, node: false });
});

test('the bridge cannot be changed or replaced from the page', async () => {
  const changed = await desk.page.evaluate(async () => {
    const own = window as unknown as { desk: Record<string, Record<string, unknown>> };
    const tries: Record<string, () => unknown> = {
      replace: () => {
        own.desk = {};
        return Object.keys(own.desk).length === 0;
      },
      remove: () => delete (own as { desk?: unknown }).desk && !('desk' in window),
      define: () => Object.defineProperty(window, 'desk', { value: 1 }) && (own.desk as unknown) === 1,
      area: () => {
        own.desk.shell = {};
        return Object.keys(own.desk.shell as object).length === 0;
      },
      call: () => {
        const shell = own.desk.shell as Record<string, () => unknown>;
        shell.settings = () => 'forged';
        return shell.settings() === 'forged';
      },
      prototype: () => Reflect.setPrototypeOf(own.desk, { forged: true }) && 'forged' in own.desk,
    };
    return Object.entries(tries).flatMap(([name, act]) => {
      try {
        return act() ? [name] : [];
      } catch {
        return [];
      }
    });
  });
  expect(changed).toEqual([]);
});

test('what the page does to its own objects does not reach the shell’s side', async () => {
  const seen = await desk.page.evaluate(async () => {
    const heard: unknown[] = [];
    const own = window as unknown as { desk: { shell: { settings: () => Promise<{ ok: boolean }> } } };
    const push = Array.prototype.push;
    Array.prototype.push = function (...given: unknown[]) {
      heard[heard.length] = given;
      return push.apply(this, given as never[]);
    };
    const answer = await own.desk.shell.settings();
    Array.prototype.push = push;
    const fn = own.desk.shell.settings as unknown as { constructor: FunctionConstructor };
    let escaped = 'refused';
    try {
      escaped = String(fn.constructor('return typeof process')());
    } catch {
      // The policy: no code from text.
    }
    return { ok: answer.ok, escaped, ipc: JSON.stringify(heard).includes('ipcRenderer') };
  });
  expect(seen.ok).toBe(true);
  expect(seen.ipc).toBe(false);
  expect(['refused', 'undefined']).toContain(seen.escaped);
});

test('input that is too large, too deep or none of ours is answered with a code, and changes no prototype', async () => {
  const answers = await desk.page.evaluate(async () => {
    const ask = (window as unknown as { desk: { customers: { find: (input: unknown) => Promise<unknown> } } }).desk.customers
      .find;
    const said = async (input: unknown) => {
      try {
        return JSON.stringify(await ask(input));
      } catch {
        return 'rejected';
      }
    };
    const deep = (levels: number) => {
      let value: unknown = 1;
      for (let at = 0; at < levels; at += 1) value = { in: value };
      return value;
    };
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    return {
      large: await said({ line: 'x'.repeat(300_000) }),
      larger: await said({ line: 'x'.repeat(20_000_000) }),
      deep: await said(deep(50)),
      deeper: await said(deep(20_000)),
      circular: await said(circular),
      function: await said({ line: () => 1 }),
      date: await said({ line: new Date() }),
      polluted: await said(JSON.parse('{"line": "smith", "__proto__": {"polluted": "yes"}}')),
      constructed: await said(JSON.parse('{"line": "smith", "constructor": {"prototype": {"polluted": "yes"}}}')),
    };
  });
  const codes = Object.fromEntries(
    Object.entries(answers).map(([name, text]) => [name, /"code":"([\w-]+)"/.exec(text)?.[1] ?? text]),
  );
  expect(codes).toMatchObject({ large: 'too-large', larger: 'too-large', deep: 'bad-input', date: 'bad-input' });
  for (const name of ['deeper', 'circular', 'function']) expect(['rejected', 'bad-input']).toContain(codes[name]);
  for (const name of ['polluted', 'constructed']) expect(['bad-input', 'signed-out', 'offline']).toContain(codes[name]);
  expect(await desk.app.evaluate(() => ({}) as { polluted?: string })).not.toHaveProperty('polluted');
  expect(await desk.app.evaluate(() => (Object.prototype as { polluted?: string }).polluted ?? 'clean')).toBe('clean');
});
