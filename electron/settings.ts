import { z } from 'zod';
import type { Settings } from '../shared/desk.ts';
import { openStored } from './stored.ts';

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  channel: z.enum(['telephone', 'face-to-face']),
  letterKeys: z.boolean(),
});

const DEFAULTS: Settings = { theme: 'system', channel: 'telephone', letterKeys: true };

/** This person's settings on this machine. `changed` is told after every change. */
export function openSettings(folder: string, changed: (settings: Settings) => void, setAside: (name: string) => void) {
  const stored = openStored<Settings>(folder, 'settings', settingsSchema.shape, DEFAULTS, setAside);
  return {
    read: stored.read,
    change: (change: Partial<Settings>): Settings => {
      stored.write(change);
      changed(stored.read());
      return stored.read();
    },
  };
}
