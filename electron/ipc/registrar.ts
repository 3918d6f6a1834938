import { ipcMain } from 'electron';
import { answerCall, type Calls, type Sender } from './answer-call.ts';

/**
 * Registers every name of the bridge. The only importer of `ipcMain`: sender, then parse, then run, then a Result.
 * A sender that is not our page rejects. Names are known before the page is loaded; what they do comes with `calls`,
 * and a call that is early waits for it.
 */
export function registerCalls(
  names: Readonly<Record<string, readonly string[]>>,
  calls: Promise<Calls>,
  isOurs: (sender: Sender) => boolean,
): void {
  for (const [area, ones] of Object.entries(names)) {
    for (const one of ones) {
      const name = `${area}.${one}`;
      ipcMain.handle(name, (event, input: unknown) => {
        const top = event.senderFrame !== null && event.senderFrame === event.sender.mainFrame;
        return answerCall(name, calls, { id: event.sender.id, url: event.senderFrame?.url ?? '', top }, isOurs, input);
      });
    }
  }
}

/** electron-store listens on this channel for renderers of its own; ours has none, so it goes. */
export function silenceStore(): void {
  ipcMain.removeAllListeners('electron-store-get-data');
}
