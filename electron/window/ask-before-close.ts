import { type BrowserWindow, dialog } from 'electron';

/** Asks before the window closes on work that has not reached the central service: it lives in memory only. */
export function askBeforeClose(window: BrowserWindow, unsent: () => number): void {
  let agreed = false;
  window.on('close', (event) => {
    if (agreed || unsent() === 0) return;
    event.preventDefault();
    void ask(window, unsent()).then((leave) => {
      if (!leave || window.isDestroyed()) return;
      agreed = true;
      window.close();
    });
  });
}

async function ask(window: BrowserWindow, count: number): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: count === 1 ? 'One item has not been received yet.' : `${count} items have not been received yet.`,
    detail:
      'They are only on this computer, and closing now loses them. Keep the app open until the line at the bottom says that nothing is unsent.',
    buttons: ['Keep the app open', 'Close and lose them'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
