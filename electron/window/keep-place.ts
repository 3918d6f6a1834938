import { type BrowserWindow, screen } from 'electron';
import { z } from 'zod';
import { openStored, type Stored } from '../stored.ts';
import { type Bounds, placeOn } from './place.ts';
import type { Dress, WindowPlace } from './window-holder.ts';

const bounds = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
type Place = { readonly bounds: Bounds | null; readonly maximized: boolean };
const fields = { bounds: bounds.nullable(), maximized: z.boolean() };

/** Milliseconds of rest after which a moved window's place is kept. */
const REST = 500;

/**
 * Puts a window where it was last time, or where the one before it stood, shows it once its page is dressed (`dressed`),
 * and keeps its place from then on.
 */
export function keepPlace(folder: string, dressed: () => Promise<void>, setAside: (name: string) => void): Dress {
  const stored = openStored<Place>(folder, 'window', fields, { bounds: null, maximized: false }, setAside);
  return ({ window, drawn }, before) => {
    const last = before ?? stored.read();
    if (last.bounds) window.setBounds(placeOn(last.bounds, areas()));
    void drawn.then(dressed).then(() => {
      if (window.isDestroyed()) return;
      if (last.maximized) window.maximize();
      if (before) showAs(window, before);
      else window.show();
    });
    follow(window, stored);
  };
}

/** As the one before it stood: nobody is taken away from another program because the desk has locked. */
function showAs(window: BrowserWindow, before: WindowPlace): void {
  if (before.minimized) window.minimize();
  else if (before.focused) window.show();
  else window.showInactive();
  if (before.fullScreen) window.setFullScreen(true);
}

function follow(window: BrowserWindow, stored: Stored<Place>): void {
  const keep = () => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    stored.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  let timer: NodeJS.Timeout | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, REST);
  };
  window.on('resize', later).on('move', later).on('maximize', later).on('unmaximize', later).on('close', keep);
}

function areas(): Bounds[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  return [main, ...others].map((display) => display.workArea);
}
