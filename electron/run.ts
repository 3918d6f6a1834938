import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, powerMonitor } from 'electron';
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
import { openWork } from './open-work.ts';
import { openSheets } from './print/open-sheets.ts';
import { writeWhole } from './print/write-whole.ts';
import { openSession } from './session/open-session.ts';
import { openStored } from './stored.ts';
import { askBeforeClose, askToLeave } from './window/ask-before-close.ts';
import { askBeforeShutdown } from './window/ask-before-shutdown.ts';
import { askWhere } from './window/ask-where.ts';
import { askForPractice, markPractice } from './window/mark-practice.ts';
import { notifier } from './window/notifier.ts';
import { openAppearance } from './window/open-appearance.ts';
import { systemShutdown } from './window/system-shutdown.ts';
import { wantedPlace } from './window/wanted-place.ts';
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
  const wanted = wantedPlace(tell);
  holder.each(({ window, failure }) => watchPage(window, failure, log));

  const { development } = environment;
  if (development?.practice) holder.each(({ window }) => markPractice(window));
  const practise = development?.offersPractice ? () => askForPractice((line) => process.stdout.write(line)) : undefined;
  const settingsFile = openAppearance({ holder, folder, setAside, tell, lock: () => void lock.lockNow(), practise });
  silenceStore();

  const configuration = openConfiguration({
    managed: development?.practice
      ? { kind: 'none' }
      : findManaged(development?.managedFile, process.platform, process.resourcesPath),
    stored: openStored(folder, 'configuration', configurationChange.shape, {}, setAside),
    development,
    changed: (view) => tell({ kind: 'configuration', configuration: view }),
  });
  holder.each(({ window }) => excludeFromCapture(window, configuration.view()));
  const copied = createPersonalClipboard(systemClipboard, systemSelections, clock);
  app.on('before-quit', () => void copied.clear());
  const { session, keys, share, server, machine } = openSession({
    ...{ folder, configuration, clock, log, setAside, comeToFront: holder.toFront, development },
    clientAs: (token) => central.clientAs(token),
    online: () => central.connection.online(),
    unsent: () => outbox.atRisk(),
    forgetUnsent: () => {
      outbox.forget();
      lock.drafts.forget();
      work.typed.forget();
    },
    changed: (now) => {
      if (now.kind !== 'signed-in') {
        void copied.clear();
        sheets.clear();
      }
      if (now.kind === 'signed-out') wanted.forget();
      lock.sessionChanged(now);
      work.sessionChanged(now);
      tell({ kind: 'session', session: now });
      here.reporter.now();
    },
    renewed: () => here.reporter.now(),
    turnedAwayAsLost: () => void work.destroyCopies(),
  });
  const exchanges = abandonable(netFetch);
  const central = openCentral({
    server,
    // Electron's own network stack: the office's proxy and certificates hold.
    fetch: exchanges.fetch,
    clock,
    session: { ...session, renewed: (refused) => here.renewed(refused) },
    log,
    newRequestId: randomUUID,
    changed: (online) => {
      if (!online) outbox.sleep();
      else {
        outbox.wake();
        lock.connected();
        work.online();
      }
      session.connectionChanged();
      tell({ kind: 'sync', sync: work.sync() });
    },
    clockChanged: () => tell({ kind: 'sync', sync: work.sync() }),
  });
  const { client, connection } = central;
  const work = openWork({
    ...{ clock, folder, central, session, keys, server, machine, log, tell, notify: notifier(holder.toFront) },
    copyHours: () => configuration.view().copyHours.value,
    dropDrafts: (customerId) => lock.drafts.dropAbout(customerId),
    reminded: () => settingsFile.read().reminders,
    remindAtAnyTime: environment.development?.remindAtAnyTime ?? false,
    goTo: wanted.want,
  });
  const { outbox, copies, here, left } = work;
  // The last words typed are on the disk before the app is gone.
  app.on('will-quit', (event) => {
    if (work.typed.isSettled()) return;
    event.preventDefault();
    void work.typed.settled().finally(() => app.quit());
  });
  const sheets = openSheets({
    ...{ holder, clock, note: work.note, failed: (error) => log.write(errorLine(error)) },
    shut: () => {
      const { kind } = session.state();
      return kind === 'signed-in' ? null : kind === 'locked' ? 'locked' : 'signed-out';
    },
  });
  holder.each(({ window }) => askBeforeClose(window, left));
  askBeforeShutdown({
    shutdown: systemShutdown(powerMonitor, holder),
    unsent: () => left().unsent,
    ask: () => askToLeave(holder.current(), left()),
    quit: () => app.exit(),
  });

  const lock = openLock({
    ...{ clock, session, keys, outbox, power: powerMonitor },
    // A machine that was reported lost hears of it with its next report.
    share: (token) => share(token).catch(() => null),
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
    begun: work.begun,
  });
  holder.each(({ window }) => window.webContents.on('input-event', lock.active));

  void session.begin();
  connection.ask();
  powerMonitor.on('resume', connection.ask);
  app.on('second-instance', holder.toFront);

  const askCached = withLastAnswers(client.call, join(folder, 'answers'));
  return new Map([
    ...operationCalls({
      ...{ ask: work.ask, askCached, online: connection.online, offline: work.offline },
      outbox: heardBy(outbox, (operation, input) => {
        lock.recorded(operation, input);
        copies.recorded(operation, input);
      }),
      heard: work.heard,
    }).map(onlyWhile(session.state)),
    ...shellCalls({
      session: { ...session, signOut: work.signOut },
      machine: here.view,
      lockNow: lock.lockNow,
      stay: lock.stay,
      configuration: configuration.view,
      changeConfiguration: configuration.change,
      drafts: work.typed.over(lock.drafts),
      copyPersonal: (text) => void copied.copy(text),
      sync: () => {
        // A page that is new asks this first, and knows of no item yet.
        setImmediate(outbox.tellAgain);
        return work.sync();
      },
      outbox,
      copies,
      settings: settingsFile.read,
      changeSettings: settingsFile.change,
      wantedPlace: () => (session.state().kind === 'signed-in' ? wanted.take() : null),
      openLink,
      exportAudit: (filters) => {
        const wanted = { title: 'Save the audit', kind: 'CSV', ending: 'csv' };
        const ask = (suggested: string) => askWhere(holder.current(), { ...wanted, suggested });
        return exportAudit({ ask: client.call, askWhere: ask, write: writeWhole, clock }, filters);
      },
      sheets,
    }),
  ]);
}
