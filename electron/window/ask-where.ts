import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

/** What a file is to be: the heading of the question, the name suggested, and its kind with its ending. */
export type FileWanted = {
  readonly title: string;
  readonly suggested: string;
  readonly kind: string;
  readonly ending: string;
};

/** Asks in the system's own dialog where to save a file; null when the person changes their mind. */
export async function askWhere(window: BrowserWindow | null, wanted: FileWanted): Promise<string | null> {
  if (!window) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: wanted.title,
    defaultPath: join(app.getPath('documents'), wanted.suggested),
    filters: [{ name: wanted.kind, extensions: [wanted.ending] }],
    // Windows keeps no list of what was saved last, which would name the file long after it is gone.
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  return canceled || !filePath ? null : filePath;
}
