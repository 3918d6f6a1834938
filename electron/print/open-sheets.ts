import { askWhere } from '../window/ask-where.ts';
import type { WindowHolder } from '../window/window-holder.ts';
import { type SheetDesk, type SheetParts, sheetDesk } from './sheet-desk.ts';
import { printOut, toPdf } from './sheet-out.ts';
import { sheetWindows } from './sheet-window.ts';
import { writeWhole } from './write-whole.ts';

export type OpenSheets = SheetDesk & {
  /** Takes every sheet under way off this computer's screen and memory. */
  readonly clear: () => void;
};

/** Sheets with the windows they are laid out in. */
export function openSheets(
  parts: Pick<SheetParts, 'note' | 'clock' | 'shut' | 'failed'> & { readonly holder: Pick<WindowHolder, 'current'> },
): OpenSheets {
  const windows = sheetWindows();
  const { print, save } = sheetDesk({
    ...parts,
    print: (sheet) => windows.layOut(sheet, (contents, gone) => Promise.race([printOut(contents), gone])),
    pdf: (sheet) => windows.layOut(sheet, (contents) => toPdf(contents)),
    askWhere: (file) => askWhere(parts.holder.current(), file),
    write: writeWhole,
  });
  return { print, save, clear: windows.clear };
}
