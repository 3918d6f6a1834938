import { type BrowserWindow, screen } from 'electron';
import { z } from 'zod';
import { openStored } from '../stored.ts';
import { type Bounds, placeOn } from './place.ts';

const bounds = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
type Place = { readonly bounds: Bounds | null; readonly maximized: boolean };
const fields = { bounds: bounds.nullable(), maximized: z.boolean() };

/** Milliseconds of rest after which a moved window's place is kept. */
const REST = 500;

/** Puts the window where it was last time, shows it once its page is dressed, and keeps its place from then on. */
export function keepPlace(window: BrowserWindow, dressed: Promise<void>, folder: string, setAside: (name: string) => void): void {
  const stored = openStored<Place>(folder, 'window', fields, { bounds: null, maximized: false }, setAside);
  const last = stored.read();
  if (last.bounds) window.setBounds(placeOn(last.bounds, areas()));
  void dressed.then(() => {
    if (window.isDestroyed()) return;
    if (last.maximized) window.maximize();
    window.show();
  });
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
