import type { WebContents } from 'electron';

/** A4, with the margins of a letter, in inches. */
const MARGIN = 0.9;

/** How an attempt to print ended; `went-back`: the person closed the dialog. */
export type Printed = 'printed' | 'went-back' | 'failed';

/** Opens the system's own dialog for printing, and waits for what the person does there. */
export function printOut(contents: WebContents): Promise<Printed> {
  return new Promise((done) =>
    contents.print({ silent: false, printBackground: false, pageSize: 'A4' }, (printed, why) =>
      done(printed ? 'printed' : /cancel/i.test(why) ? 'went-back' : 'failed'),
    ),
  );
}

/** A sheet as a PDF, with its structure for people who listen to it where the runtime knows how. */
export function toPdf(contents: WebContents): Promise<Buffer> {
  const margins = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN };
  // Electron 25 does not know the tags and passes over them.
  const newer = { generateTaggedPDF: true };
  return contents.printToPDF({ pageSize: 'A4', margins, ...newer });
}
