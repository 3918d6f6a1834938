import { join } from 'node:path';
import { app, protocol, shell } from 'electron';
import { systemClock } from './clock.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { type Calls, isOurPage } from './ipc/answer-call.ts';
import { registerCalls } from './ipc/registrar.ts';
import { allowedLink } from './links.ts';
import { errorLine, type Log, openLog } from './log.ts';
import { keepCompiledPage, keepCompiledShell } from './newer.ts';
import { mayStart } from './refuse-start.ts';
import { whenPageIsThere } from './window/drawn.ts';
import { giveUp } from './window/give-up.ts';
import { guardPages } from './window/guard.ts';
import { loadPage, openWindow } from './window/open-window.ts';
import { openPageSession } from './window/page-session.ts';
import { PRIVILEGED } from './window/scheme.ts';
import { holdWindow } from './window/window-holder.ts';

// Names only, put here by the build, as in the preload: the table itself is read when the page has drawn itself.
declare const __CALLS__: Record<string, readonly string[]>;

/** What must come before the app is ready. */
function start(): void {
  if (!mayStart()) return;
  const environment = readEnvironment(process.env, app.isPackaged);
  if (environment.profile) app.setPath('userData', environment.profile);
  const folder = app.getPath('userData');
  keepCompiledShell(folder);
  protocol.registerSchemesAsPrivileged([PRIVILEGED]);
  // Every renderer sandboxed, save where the starter was told it cannot be (Chromium's own rule for root).
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Nothing is fetched or reported behind the app's back.
  for (const quiet of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability']) {
    app.commandLine.appendSwitch(quiet);
  }
  speakBritish();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const log = openLog(join(folder, 'logs'), systemClock);
  // The queue of what was said outlives a fault elsewhere: a fault is noted, and the work goes on.
  process.on('uncaughtException', (error) => log.write(errorLine(error)));
  process.on('unhandledRejection', (error) => log.write(errorLine(error)));
  app
    .whenReady()
    .then(() => showPage(environment, folder, log))
    .catch((error: unknown) => giveUp(log, errorLine(error)));
}

/** Days are written day first, whatever the machine's own language. On Linux LANGUAGE would win over the switch. */
function speakBritish(): void {
  app.commandLine.appendSwitch('lang', 'en-GB');
  const { LANGUAGE } = process.env;
  if (LANGUAGE === undefined) return;
  delete process.env.LANGUAGE;
  void app.whenReady().then(() => {
    process.env.LANGUAGE = LANGUAGE;
  });
}

/** The page first, with everything that guards it; the rest of the shell when it has drawn itself. */
async function showPage(environment: Environment, folder: string, log: Log): Promise<void> {
  keepCompiledPage(openPageSession(join(__dirname, '../renderer')), folder);
  const openLink = (href: string): boolean => {
    const link = allowedLink(href);
    if (link) void shell.openExternal(link);
    return link !== null;
  };
  guardPages({ openLink, refused: () => log.write({ event: 'navigation-refused' }) });
  const holder = holdWindow(
    () => openWindow(app.getName()),
    (window) => ({ drawn: whenPageIsThere(window), failure: loadPage(window) }),
  );
  let ready: (calls: Calls) => void = () => undefined;
  const calls = new Promise<Calls>((done) => {
    ready = done;
  });
  registerCalls(__CALLS__, calls, (sender) => {
    const ours = isOurPage(sender, holder.current()?.webContents.id);
    if (!ours) log.write({ event: 'sender-refused' });
    return ours;
  });
  holder.load();
  await holder.drawn();
  if (!holder.current()) return;
  const { run } = await import('./run.ts');
  ready(run({ holder, environment, folder, log, openLink }));
}

start();
