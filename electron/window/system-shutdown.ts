import type { PowerMonitor } from 'electron';
import { whenSessionMayEnd } from '../newer.ts';
import type { Shutdown } from './ask-before-shutdown.ts';
import type { WindowHolder } from './window-holder.ts';

/** The system's own question before it ends: of each window on Windows, of the app on Linux and macOS. */
export function systemShutdown(power: Pick<PowerMonitor, 'on'>, holder: Pick<WindowHolder, 'each'>): Shutdown {
  return {
    asked: (listener) => {
      // The types leave out what the documentation gives: the event can be prevented.
      power.on('shutdown', ((event?: { preventDefault: () => void }) => listener(() => event?.preventDefault())) as () => void);
      holder.each(({ window }) => whenSessionMayEnd(window, listener));
    },
  };
}
