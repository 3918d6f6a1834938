import type { WebPreferences } from 'electron';
import { PREFERENCES } from '../window/preferences.ts';

/** The session of sheets: in memory, and not the page's. */
export const SHEET_PARTITION = 'sheet';

/** What the document of a sheet may be: what the page may, less scripts, pictures and tools that look into it. No preload. */
export const SHEET_PREFERENCES = Object.freeze({
  ...PREFERENCES,
  javascript: false,
  images: false,
  devTools: false,
  partition: SHEET_PARTITION,
} satisfies WebPreferences);
