import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';

/** What has not been received: all of it, and how much of that goes with the app. */
type Unsent = { readonly unsent: number; readonly atRisk: number };

/** Asks before the window closes on work that has not reached the central service. */
export function askBeforeClose(window: BrowserWindow, count: () => Unsent): void {
  let agreed = false;
  window.on('close', (event) => {
    if (agreed || count().unsent === 0) return;
    event.preventDefault();
    void askToLeave(window, count()).then((leave) => {
      if (!leave || window.isDestroyed()) return;
      agreed = true;
      window.close();
    });
  });
}

/** Asks whether to end all the same, before the window or, without one, by itself. */
export async function askToLeave(window: BrowserWindow | null, { unsent, atRisk }: Unsent): Promise<boolean> {
  const question: MessageBoxOptions = {
    type: 'warning',
    message: unsent === 1 ? 'One item has not been received yet.' : `${unsent} items have not been received yet.`,
    detail:
      atRisk === 0
        ? 'They are sealed on this computer, and are sent when you sign in here again. Nobody else can send them for you.'
        : 'They are not kept on this computer, and closing now loses them. Keep the app open until the line at the bottom says that nothing is unsent.',
    buttons: ['Keep the app open', atRisk === 0 ? 'Close' : 'Close and lose them'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  return response === 1;
}
