import { app, dialog } from 'electron';
import type { Log, LogLine } from '../log.ts';

/** The app cannot go on: notes why, says so in plain words, and ends. */
export async function giveUp(log: Log, why: LogLine): Promise<void> {
  log.write(why);
  // First: the box holds the whole process until it is answered.
  await log.flushed();
  dialog.showErrorBox(
    'Adviser Desk cannot show its page',
    'Close the app and start it again. If this stays, tell your support desk.',
  );
  app.exit(1);
}
