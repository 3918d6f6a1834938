import { join } from 'node:path';
import { app, protocol } from 'electron';
import { takeEnvironment } from './environment.ts';
import { loadPage, openWindow } from './window/open-window.ts';
import { openPageSession } from './window/page-session.ts';
import { PRIVILEGED } from './window/scheme.ts';

/** What must come before the app is ready, then the window, then everything else while the page's process starts. */
function start(): void {
  const environment = takeEnvironment(process.env);
  if (environment.profile) app.setPath('userData', environment.profile);
  protocol.registerSchemesAsPrivileged([PRIVILEGED]);
  // Every renderer sandboxed, save where the starter was told it cannot be (Chromium's own rule for root).
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  void app.whenReady().then(async () => {
    openPageSession(join(__dirname, '../renderer'));
    const window = openWindow(app.getName());
    loadPage(window, () => app.exit(1));
    // Evaluated in this same turn: every call of the bridge is registered before the page can make one.
    const { run } = await import('./run.ts');
    run(window, environment);
  });
}

start();
