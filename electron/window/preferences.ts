import type { WebPreferences } from 'electron';

/** The page's one session: in memory, so nothing the page does is left on disk. */
export const PAGE_PARTITION = 'page';

/**
 * What the page may be, in one frozen place; a test reads it back from the running window.
 * Each line answers an item of Electron's security checklist (electronjs.org/docs/latest/tutorial/security).
 */
export const PREFERENCES = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  plugins: false,
  webgl: false,
  partition: PAGE_PARTITION,
} satisfies WebPreferences);
