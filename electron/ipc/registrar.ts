import { ipcMain } from 'electron';
import { answerCall, type Calls, type Sender } from './answer-call.ts';

/**
 * Registers every call of the bridge. The only importer of `ipcMain`: sender, then parse, then run, then a Result.
 * A sender that is not our page rejects.
 */
export function registerCalls(calls: Calls, isOurs: (sender: Sender) => boolean): void {
  // electron-store listens here for renderers of its own; ours has none, so the channel goes.
  ipcMain.removeAllListeners('electron-store-get-data');
  for (const [name, call] of calls) {
    ipcMain.handle(name, (event, input: unknown) => {
      const top = event.senderFrame !== null && event.senderFrame === event.sender.mainFrame;
      return answerCall(name, call, { id: event.sender.id, url: event.senderFrame?.url ?? '', top }, isOurs, input);
    });
  }
}
