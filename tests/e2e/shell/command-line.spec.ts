import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { appArguments, appEnvironment, launchApp, PROJECT, runtime } from '../../support/app.ts';
import { freePort } from './desk-world.ts';

const NOBODY = 'http://127.0.0.1:9';

const listens = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });

test('a second start with hostile arguments brings the window to the front and does nothing of what they say', async () => {
  test.setTimeout(120_000);
  const { app, page, profile, close } = await launchApp({ server: NOBODY });
  try {
    const before = page.url();
    const [inspect, debug] = [await freePort(), await freePort()];
    await app.evaluate(({ app: main }) => {
      const own = globalThis as unknown as { starts: string[][] };
      own.starts = [];
      main.on('second-instance', (_event, argv) => own.starts.push(argv));
    });
    const hostile = [
      ...[`--inspect=${inspect}`, `--inspect-brk=${inspect}`, `--remote-debugging-port=${debug}`],
      ...[
        '--js-flags=--expose-gc',
        '--require=/tmp/x.js',
        '--disable-web-security',
        '--load-extension=/tmp',
        '--user-data-dir=/tmp',
      ],
      ...['desk://app/#/settings', 'adviser-desk://open?to=https://example.org/', 'https://example.org/', 'file:///etc/passwd'],
      ...['javascript:alert(1)', '--proxy-server=127.0.0.1:1', '--host-rules=MAP * 127.0.0.1', '"; rm -rf /', '../../etc/passwd'],
    ];
    // The program's own switches only reach a process of its own; what reaches ours is what it hands over.
    const second = spawn(runtime().electron, [...appArguments(), ...hostile.filter((one) => !/inspect|require/.test(one))], {
      cwd: PROJECT,
      env: await appEnvironment({ server: NOBODY }, profile),
      stdio: 'ignore',
    });
    await new Promise((done) => second.once('exit', done));
    // Everything, as it would come from a forged message of a second start.
    await app.evaluate(
      ({ app: main }, argv) => void main.emit('second-instance', {}, argv, '/', { to: 'https://example.org/' }),
      hostile,
    );
    for (const [event, given] of [
      ['open-url', 'desk://app/#/settings'],
      ['open-file', '/etc/passwd'],
    ] as const)
      await app.evaluate(
        ({ app: main }, [name, value]) => void main.emit(name as 'open-url', { preventDefault: () => {} }, value as string),
        [event, given] as const,
      );
    await page.waitForTimeout(300);
    const seen = await app.evaluate(({ app: main, BrowserWindow, session }) => ({
      starts: (globalThis as unknown as { starts: string[][] }).starts.length,
      windows: BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
      opened: (globalThis as unknown as { opened: string[] }).opened,
      switches: [
        'inspect',
        'inspect-brk',
        'remote-debugging-port',
        'proxy-server',
        'host-rules',
        'disable-web-security',
        'load-extension',
      ].filter((name) => name !== 'remote-debugging-port' && name !== 'inspect' && main.commandLine.hasSwitch(name)),
      extensions: session.fromPartition('page').getAllExtensions().length,
      client: main.isDefaultProtocolClient('adviser-desk') || main.isDefaultProtocolClient('desk'),
    }));
    expect(seen).toEqual({ starts: 2, windows: [before], opened: [], switches: [], extensions: 0, client: false });
    expect(page.url()).toBe(before);
    expect(await Promise.all([listens(inspect), listens(debug)])).toEqual([false, false]);
  } finally {
    await close();
  }
});

test('the look at a port sees one that is open', async () => {
  const { app, close } = await launchApp({ server: NOBODY });
  const port = await freePort();
  try {
    await app.evaluate((_electron, wanted) => {
      const net = process.mainModule?.require('node:net') as typeof import('node:net');
      net.createServer().listen(wanted, '127.0.0.1');
    }, port);
    await expect.poll(() => listens(port)).toBe(true);
  } finally {
    await close();
  }
});
