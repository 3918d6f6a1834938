import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

/** Asks in the system's own dialog where to save a CSV file; null when the person changes their mind. */
export async function askWhere(window: BrowserWindow | null, suggested: string): Promise<string | null> {
  if (!window) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save the audit',
    defaultPath: join(app.getPath('documents'), suggested),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || !filePath ? null : filePath;
}
