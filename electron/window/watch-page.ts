import { app, type BrowserWindow, dialog } from 'electron';
import type { Log } from '../log.ts';

/** Milliseconds within which a page that falls over again is not loaded once more. */
const AGAIN = 60_000;

/** A page that does not load ends the app with a word; one that falls over later is loaded again, once a minute at most. */
export function watchPage(window: BrowserWindow, failure: Promise<unknown>, log: Log): void {
  const give = (event: 'page-failed' | 'page-gone', code: string | undefined) => {
    log.write({ event, code });
    dialog.showErrorBox(
      'Adviser Desk cannot show its page',
      'Close the app and start it again. If this stays, tell your support desk.',
    );
    void log.flushed().then(() => app.exit(1));
  };
  void failure.then((error) => {
    if (error && !window.isDestroyed()) give('page-failed', (error as { code?: string }).code);
  });
  let lastGone = 0;
  window.webContents.on('render-process-gone', (_event, details) => {
    if (Date.now() - lastGone < AGAIN) return give('page-gone', details.reason);
    lastGone = Date.now();
    log.write({ event: 'page-gone', code: details.reason });
    // Not from inside the event: the page's process is still going down.
    setImmediate(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    });
  });
}
