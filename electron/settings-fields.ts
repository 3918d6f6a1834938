import { z } from 'zod';
import type { Settings } from '../shared/desk.ts';

/** What a settings file or a change of settings may hold. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  channel: z.enum(['telephone', 'face-to-face']),
  letterKeys: z.boolean(),
  reminders: z.boolean(),
});

export const DEFAULT_SETTINGS: Settings = { theme: 'system', channel: 'telephone', letterKeys: true, reminders: true };
