import type { Settings } from '../shared/desk.ts';
import { DEFAULT_SETTINGS, settingsSchema } from './settings-fields.ts';
import { openStored } from './stored.ts';

/** This person's settings on this machine. `changed` is told after every change. */
export function openSettings(folder: string, changed: (settings: Settings) => void, setAside: (name: string) => void) {
  const stored = openStored<Settings>(folder, 'settings', settingsSchema.shape, DEFAULT_SETTINGS, setAside);
  return {
    read: stored.read,
    change: (change: Partial<Settings>): Settings => {
      stored.write(change);
      changed(stored.read());
      return stored.read();
    },
  };
}
