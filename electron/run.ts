import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, type BrowserWindow, Menu, nativeTheme, net, powerMonitor } from 'electron';
import type { Change, Settings, SyncState } from '../shared/desk.ts';
import { excludeFromCapture } from './capture/exclude-from-capture.ts';
import { withLastAnswers } from './central/last-answers.ts';
import { openCentral } from './central/open-central.ts';
import { createPersonalClipboard } from './clipboard/personal-clipboard.ts';
import { systemClipboard, systemSelections } from './clipboard/system-clipboard.ts';
import { systemClock as clock } from './clock.ts';
import { openConfiguration } from './configuration/configuration.ts';
import { configurationChange } from './configuration/fields.ts';
import { managedPath, readManaged } from './configuration/managed-file.ts';
import type { Environment } from './environment.ts';
import type { Calls } from './ipc/answer-call.ts';
import { operationCalls } from './ipc/operation-calls.ts';
import { silenceStore } from './ipc/registrar.ts';
import { type Drafts, shellCalls } from './ipc/shell-calls.ts';
import type { Log } from './log.ts';
import { createOutbox } from './outbox/outbox.ts';
import { openSession } from './session/open-session.ts';
import { openSettings } from './settings.ts';
import { openStored } from './stored.ts';
import { askBeforeClose } from './window/ask-before-close.ts';
import { inColours } from './window/drawn.ts';
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
  readonly log: Log;
  readonly openLink: (href: string) => boolean;
};

/** Without a key store no typed text is written. */
const noDrafts: Drafts = {
  keep: async () => ({ ok: false, error: { code: 'no-key-store' } }),
  read: async () => ({ ok: false, error: { code: 'no-key-store' } }),
  drop: async () => ({ ok: true, value: null }),
};

/** The composition root: everything the shell is made of besides the page, in start order. Answers what the bridge can do. */
export function run({ window, failure, environment, folder, log, openLink }: RunParts): Calls {
  log.write({ event: 'started', code: process.versions.electron });
  const setAside = () => log.write({ event: 'file-set-aside' });
  const tell = (change: Change) => {
    if (!window.isDestroyed()) window.webContents.send('change', change);
  };

  watchPage(window, failure, log);

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
  keepPlace(window, inColours(settingsFile.read().theme), folder, setAside);
  silenceStore();

  const configuration = openConfiguration({
    managed: readManaged(environment.development?.managedFile ?? managedPath(process.platform, process.env)),
    stored: openStored(folder, 'configuration', configurationChange.shape, {}, setAside),
    development: environment.development,
    changed: (view) => tell({ kind: 'configuration', configuration: view }),
  });
  excludeFromCapture(window, configuration.view());
  const copied = createPersonalClipboard(systemClipboard, systemSelections, clock);
  app.on('before-quit', () => void copied.clear());
  const comeToFront = () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  const { session } = openSession({
    ...{ folder, configuration, clock, setAside, comeToFront, development: environment.development },
    clientAs: (token) => central.clientAs(token),
    online: () => central.connection.online(),
    unsent: () => outbox.unsent().unsent,
    forgetUnsent: () => outbox.forget(),
    changed: (now) => {
      if (now.kind === 'signed-in') outbox.wake();
      else void copied.clear();
      tell({ kind: 'session', session: now });
    },
  });
  const central = openCentral({
    server: () => configuration.view().server.value,
    // Electron's own network stack: the office's proxy and certificates hold.
    fetch: (url, init) => net.fetch(url, init),
    clock,
    session,
    log,
    newRequestId: randomUUID,
    changed: (online) => {
      if (online) outbox.wake();
      else outbox.sleep();
      session.connectionChanged();
      tell({ kind: 'sync', sync: sync() });
    },
  });
  const { client, connection } = central;
  const outbox = createOutbox({
    clock,
    send: client.call,
    online: connection.online,
    changed: tell,
    counted: () => tell({ kind: 'sync', sync: sync() }),
  });
  const sync = (): SyncState => ({ online: connection.online(), ...outbox.unsent() });
  askBeforeClose(window, () => outbox.unsent().unsent);

  connection.ask();
  powerMonitor.on('resume', connection.ask);
  app.on('second-instance', comeToFront);

  const askCached = withLastAnswers(client.call, join(folder, 'answers'));
  return new Map([
    ...operationCalls({ ask: client.call, askCached, outbox }),
    ...shellCalls({
      session,
      lockNow: session.lock,
      stay: () => undefined,
      configuration: configuration.view,
      changeConfiguration: configuration.change,
      drafts: noDrafts,
      copyPersonal: (text) => void copied.copy(text),
      sync,
      settings: settingsFile.read,
      changeSettings: settingsFile.change,
      openLink,
    }),
  ]);
}
