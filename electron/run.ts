import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, Menu, nativeTheme, powerMonitor } from 'electron';
import { v7 } from 'uuid';
import type { Change, Settings, SyncState } from '../shared/desk.ts';
import { askWhere } from './audit/ask-where.ts';
import { exportAudit } from './audit/export-audit.ts';
import { excludeFromCapture } from './capture/exclude-from-capture.ts';
import { withLastAnswers } from './central/last-answers.ts';
import { netFetch } from './central/net-fetch.ts';
import { openCentral } from './central/open-central.ts';
import { createPersonalClipboard } from './clipboard/personal-clipboard.ts';
import { systemClipboard, systemSelections } from './clipboard/system-clipboard.ts';
import { systemClock as clock } from './clock.ts';
import { openConfiguration } from './configuration/configuration.ts';
import { configurationChange } from './configuration/fields.ts';
import { findManaged } from './configuration/managed-file.ts';
import type { Environment } from './environment.ts';
import type { Calls } from './ipc/answer-call.ts';
import { onlyWhile } from './ipc/only-while.ts';
import { operationCalls } from './ipc/operation-calls.ts';
import { silenceStore } from './ipc/registrar.ts';
import { shellCalls } from './ipc/shell-calls.ts';
import { abandonable } from './lock/abandonable.ts';
import { heardBy } from './lock/open-conversation.ts';
import { openLock } from './lock/open-lock.ts';
import { errorLine, type Log } from './log.ts';
import { hasSealedWork } from './outbox/closed-work.ts';
import { keptOutbox } from './outbox/kept-outbox.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createReminder } from './outbox/remind.ts';
import { rememberWhom } from './outbox/whom.ts';
import { realDisk } from './sealed/disk.ts';
import { openSession } from './session/open-session.ts';
import { openSettings } from './settings.ts';
import { openStored } from './stored.ts';
import { askBeforeClose, askToLeave } from './window/ask-before-close.ts';
import { askBeforeShutdown } from './window/ask-before-shutdown.ts';
import { inColours } from './window/drawn.ts';
import { keepPlace } from './window/keep-place.ts';
import { menuTemplate } from './window/menu.ts';
import { notifier } from './window/notifier.ts';
import { systemShutdown } from './window/system-shutdown.ts';
import { watchPage } from './window/watch-page.ts';
import type { WindowHolder } from './window/window-holder.ts';

export type RunParts = {
  readonly holder: WindowHolder;
  readonly environment: Environment;
  /** This person's folder for settings, logs and kept answers. */
  readonly folder: string;
  readonly log: Log;
  readonly openLink: (href: string) => boolean;
};

/** The composition root: everything the shell is made of besides the page, in start order. Answers what the bridge can do. */
export function run({ holder, environment, folder, log, openLink }: RunParts): Calls {
  log.write({ event: 'started', code: process.versions.electron });
  const setAside = () => log.write({ event: 'file-set-aside' });
  const tell = holder.send;
  holder.each(({ window, failure }) => watchPage(window, failure, log));

  const wear = (settings: Settings) => {
    nativeTheme.themeSource = settings.theme;
    const setTheme = (theme: Settings['theme']) => void settingsFile.change({ theme });
    const send = (command: Extract<Change, { kind: 'menu' }>['command']) => tell({ kind: 'menu', command });
    const parts = {
      mac: process.platform === 'darwin',
      tools: !app.isPackaged,
      theme: settings.theme,
      send,
      setTheme,
      lock: () => void lock.lockNow(),
    };
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
  holder.each(keepPlace(folder, () => inColours(settingsFile.read().theme), setAside));
  silenceStore();

  const configuration = openConfiguration({
    managed: findManaged(environment.development?.managedFile, process.platform, process.resourcesPath),
    stored: openStored(folder, 'configuration', configurationChange.shape, {}, setAside),
    development: environment.development,
    changed: (view) => tell({ kind: 'configuration', configuration: view }),
  });
  holder.each(({ window }) => excludeFromCapture(window, configuration.view()));
  const whom = rememberWhom();
  const copied = createPersonalClipboard(systemClipboard, systemSelections, clock);
  app.on('before-quit', () => void copied.clear());
  const { session, keys, share, server, machine } = openSession({
    ...{ folder, configuration, clock, log, setAside, comeToFront: holder.toFront, development: environment.development },
    clientAs: (token) => central.clientAs(token),
    online: () => central.connection.online(),
    unsent: () => outbox.atRisk(),
    forgetUnsent: () => {
      outbox.forget();
      lock.drafts.forget();
    },
    changed: (now) => {
      if (now.kind !== 'signed-in') {
        void copied.clear();
        whom.forget();
      }
      lock.sessionChanged(now);
      if (now.kind === 'signed-in') kept.begin();
      else kept.end();
      void lookForClosed(now.kind === 'signed-in' && !now.keptHere);
      tell({ kind: 'session', session: now });
    },
  });
  const exchanges = abandonable(netFetch);
  const central = openCentral({
    server,
    // Electron's own network stack: the office's proxy and certificates hold.
    fetch: exchanges.fetch,
    clock,
    session,
    log,
    newRequestId: randomUUID,
    changed: (online) => {
      if (!online) outbox.sleep();
      else {
        outbox.wake();
        lock.connected();
      }
      session.connectionChanged();
      tell({ kind: 'sync', sync: sync() });
    },
    clockChanged: () => tell({ kind: 'sync', sync: sync() }),
  });
  const { client, connection } = central;
  const outbox = createOutbox({
    clock,
    send: client.call,
    online: connection.online,
    changed: tell,
    counted: () => {
      reminder.look();
      tell({ kind: 'sync', sync: sync() });
    },
    newId: v7,
    nameOf: whom.nameOf,
    machine,
  });
  const reminder = createReminder({ clock, counts: outbox.unsent, notify: notifier(holder.toFront) });
  const kept = keptOutbox({
    ...{ keys, outbox, disk: realDisk },
    found: ({ setAside: aside, missing }) => {
      if (aside > 0) log.write({ event: 'items-set-aside', code: String(aside) });
      if (missing > 0) log.write({ event: 'items-missing', code: String(missing) });
    },
    failed: (error) => log.write(errorLine(error)),
  });
  const sync = (): SyncState => ({
    online: connection.online(),
    ...outbox.unsent(),
    kept: outbox.atRisk() === 0 && outbox.kept(),
    clockOffMs: central.clockOffsetMs(),
    closed,
  });
  let closed = false;
  const lookForClosed = async (withoutKeys: boolean) => {
    const found = withoutKeys && (await hasSealedWork(join(folder, 'people'), realDisk));
    if (found === closed) return;
    closed = found;
    tell({ kind: 'sync', sync: sync() });
  };
  const left = () => ({ unsent: outbox.unsent().unsent, atRisk: outbox.atRisk() });
  holder.each(({ window }) => askBeforeClose(window, left));
  askBeforeShutdown({
    shutdown: systemShutdown(powerMonitor, holder),
    unsent: () => left().unsent,
    ask: () => askToLeave(holder.current(), left()),
    quit: () => app.exit(),
  });

  const lock = openLock({
    ...{ clock, session, keys, outbox, share, power: powerMonitor },
    systemIdle: () => powerMonitor.getSystemIdleTime(),
    minutes: () => {
      const { lockMinutes, lockMinutesInConversation } = configuration.view();
      return { quiet: lockMinutes.value, inConversation: lockMinutesInConversation.value };
    },
    abandonExchanges: exchanges.abandon,
    remakeWindow: () => {
      holder.remake();
      // Which way back in there is depends on the connection.
      connection.ask();
    },
    reloadPage: () => holder.current()?.webContents.reload(),
    warn: (at) => tell({ kind: 'lock-warning', at }),
    lost: () => log.write({ event: 'not-opened' }),
    begun: () => kept.begin(),
  });
  holder.each(({ window }) => window.webContents.on('input-event', lock.active));

  void session.begin();
  connection.ask();
  powerMonitor.on('resume', connection.ask);
  app.on('second-instance', holder.toFront);

  const askCached = withLastAnswers(client.call, join(folder, 'answers'));
  return new Map([
    ...operationCalls({ ask: client.call, askCached, outbox: heardBy(outbox, lock.recorded), heard: whom.heard }).map(
      onlyWhile(session.state),
    ),
    ...shellCalls({
      session,
      lockNow: lock.lockNow,
      stay: lock.stay,
      configuration: configuration.view,
      changeConfiguration: configuration.change,
      drafts: lock.drafts,
      copyPersonal: (text) => void copied.copy(text),
      sync: () => {
        // A page that is new asks this first, and knows of no item yet.
        setImmediate(outbox.tellAgain);
        return sync();
      },
      outbox,
      settings: settingsFile.read,
      changeSettings: settingsFile.change,
      openLink,
      exportAudit: (filters) =>
        exportAudit({ ask: client.call, askWhere: (suggested) => askWhere(holder.current(), suggested), clock }, filters),
    }),
  ]);
}
