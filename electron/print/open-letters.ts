import { askWhere } from '../window/ask-where.ts';
import type { WindowHolder } from '../window/window-holder.ts';
import { type LetterDesk, type LetterParts, letterDesk } from './letter-desk.ts';
import { printOut, toPdf } from './letter-out.ts';
import { letterWindows } from './letter-window.ts';
import { writeWhole } from './write-whole.ts';

export type OpenLetters = LetterDesk & {
  /** Takes every letter under way off this computer's screen and memory. */
  readonly clear: () => void;
};

/** Letters with the windows they are laid out in. */
export function openLetters(
  parts: Pick<LetterParts, 'note' | 'clock' | 'shut' | 'failed'> & { readonly holder: Pick<WindowHolder, 'current'> },
): OpenLetters {
  const windows = letterWindows();
  const { print, save } = letterDesk({
    ...parts,
    print: (text) => windows.layOut(text, (contents, gone) => Promise.race([printOut(contents), gone])),
    pdf: (text) => windows.layOut(text, (contents) => toPdf(contents)),
    askWhere: (suggested) =>
      askWhere(parts.holder.current(), { title: 'Save the letter', suggested, kind: 'PDF', ending: 'pdf' }),
    write: writeWhole,
  });
  return { print, save, clear: windows.clear };
}
