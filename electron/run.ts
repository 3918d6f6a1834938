import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, type BrowserWindow, Menu, nativeTheme, powerMonitor, session as sessions, shell } from 'electron';
import { organisationName } from '../shared/codes/organisations.ts';
import type { Change, Settings, SyncState } from '../shared/desk.ts';
import { withLastAnswers } from './central/last-answers.ts';
import { openCentral } from './central/open-central.ts';
import { systemClock as clock } from './clock.ts';
import type { Environment } from './environment.ts';
import { isOurPage } from './ipc/answer-call.ts';
import { operationCalls } from './ipc/operation-calls.ts';
import { registerCalls } from './ipc/registrar.ts';
import { shellCalls } from './ipc/shell-calls.ts';
import { allowedLink } from './links.ts';
import { errorLine, openLog } from './log.ts';
import { createOutbox } from './outbox/outbox.ts';
import { sessionFromToken } from './session/session.ts';
import { openSettings } from './settings.ts';
import { askBeforeClose } from './window/ask-before-close.ts';
import { guardPages } from './window/guard.ts';
import { keepPlace } from './window/keep-place.ts';
import { menuTemplate } from './window/menu.ts';
import { watchPage } from './window/watch-page.ts';

export type RunParts = {
  readonly window: BrowserWindow;
  /** What went wrong with loading the page, or null. */
  readonly failure: Promise<unknown>;
  readonly environment: Environment;
  /** This person's folder for settings, logs and kept answers. */
  readonly folder: string;
};

/** The composition root: everything the shell is made of, in start order. Runs before the page can make a call. */
export function run({ window, failure, environment, folder }: RunParts): void {
  const log = openLog(join(folder, 'logs'), clock);
  process.on('uncaughtException', (error) => log.write(errorLine(error)));
  process.on('unhandledRejection', (error) => log.write(errorLine(error)));
  log.write({ event: 'started', code: process.versions.electron });
  const setAside = () => log.write({ event: 'file-set-aside' });
  const tell = (change: Change) => {
    if (!window.isDestroyed()) window.webContents.send('change', change);
  };

  const openLink = (href: string): boolean => {
    const link = allowedLink(href);
    if (link) void shell.openExternal(link);
    return link !== null;
  };
  guardPages(window.webContents, { openLink, refused: () => log.write({ event: 'navigation-refused' }) });
  watchPage(window, failure, log);
  keepPlace(window, folder, setAside);

  const wear = (settings: Settings) => {
    nativeTheme.themeSource = settings.theme;
    const setTheme = (theme: Settings['theme']) => void settingsFile.change({ theme });
    const send = (command: Extract<Change, { kind: 'menu' }>['command']) => tell({ kind: 'menu', command });
    const parts = { mac: process.platform === 'darwin', tools: !app.isPackaged, theme: settings.theme, send, setTheme };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(parts)));
  };
  const settingsFile = openSettings(
    folder,
    (settings) => {
      wear(settings);
      tell({ kind: 'settings', settings });
    },
    setAside,
  );
  wear(settingsFile.read());

  const session = sessionFromToken(environment.token, organisationName, (now) => tell({ kind: 'session', session: now }));
  // A session of its own: what the shell sends and what the page may send never share one.
  const network = sessions.fromPartition('central', { cache: false });
  const { client, connection } = openCentral({
    server: environment.server,
    fetch: (url, init) => network.fetch(url, init),
    clock,
    session,
    log,
    newRequestId: randomUUID,
    changed: (online) => {
      if (online) outbox.wake();
      else outbox.sleep();
      tell({ kind: 'sync', sync: sync() });
    },
  });
  const outbox = createOutbox({
    clock,
    send: client.call,
    online: connection.online,
    changed: tell,
    counted: () => tell({ kind: 'sync', sync: sync() }),
  });
  const sync = (): SyncState => ({ online: connection.online(), ...outbox.unsent() });
  askBeforeClose(window, () => outbox.unsent().unsent);

  const askCached = withLastAnswers(client.call, join(folder, 'answers'));
  const calls = new Map([
    ...operationCalls({ ask: client.call, askCached, outbox }),
    ...shellCalls({ who: session.who, sync, settings: settingsFile.read, changeSettings: settingsFile.change, openLink }),
  ]);
  registerCalls(calls, (sender) => {
    const ours = isOurPage(sender, window.isDestroyed() ? undefined : window.webContents.id);
    if (!ours) log.write({ event: 'sender-refused' });
    return ours;
  });

  connection.ask();
  powerMonitor.on('resume', connection.ask);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
}
