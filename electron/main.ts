import { join } from 'node:path';
import { app, protocol } from 'electron';
import { takeEnvironment } from './environment.ts';
import { keepCompiledPage, keepCompiledShell } from './newer.ts';
import { loadPage, openWindow } from './window/open-window.ts';
import { openPageSession } from './window/page-session.ts';
import { PRIVILEGED } from './window/scheme.ts';

/** What must come before the app is ready, then the window, then everything else while the page's process starts. */
function start(): void {
  const environment = takeEnvironment(process.env);
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
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  void app.whenReady().then(async () => {
    keepCompiledPage(openPageSession(join(__dirname, '../renderer')), folder);
    const window = openWindow(app.getName());
    const failure = loadPage(window);
    // Evaluated before this turn ends: every call of the bridge is registered before the page can make one.
    const { run } = await import('./run.ts');
    run({ window, failure, environment, folder });
  });
}

start();
