import { clipboard } from 'electron';
import type { ClipboardPlace } from './personal-clipboard.ts';

/** As older runtimes have it: at once, and the selection is told by a word. */
type Older = {
  readonly readText: (kind: 'selection') => string;
  readonly writeText: (text: string, kind: 'selection') => void;
  readonly clear: (kind: 'selection') => void;
};

/** As current ones have it: a clipboard of its own. */
type ClipboardOf = Pick<typeof clipboard, 'readText' | 'writeText' | 'clear'>;

/** The system's clipboard. */
export const systemClipboard: ClipboardPlace = {
  read: () => clipboard.readText(),
  write: (text) => clipboard.writeText(text),
  clear: () => clipboard.clear(),
};

/** Where X11 keeps what was last selected, for a middle click; no other system has one. */
export const systemSelections: readonly ClipboardPlace[] = process.platform === 'linux' ? [selection()] : [];

function selection(): ClipboardPlace {
  const newer = (clipboard as { readonly selection?: ClipboardOf }).selection;
  if (newer) return { read: () => newer.readText(), write: (text) => newer.writeText(text), clear: () => newer.clear() };
  const older = clipboard as unknown as Older;
  return {
    read: () => older.readText('selection'),
    write: (text) => older.writeText(text, 'selection'),
    clear: () => older.clear('selection'),
  };
}
