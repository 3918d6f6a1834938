import type { WebPreferences } from 'electron';
import { PREFERENCES } from '../window/preferences.ts';

/** The session of letters: in memory, and not the page's. */
export const LETTER_PARTITION = 'letter';

/** What the document of a letter may be: what the page may, less scripts, pictures and tools that look into it. No preload. */
export const LETTER_PREFERENCES = Object.freeze({
  ...PREFERENCES,
  javascript: false,
  images: false,
  devTools: false,
  partition: LETTER_PARTITION,
} satisfies WebPreferences);
