import { BYTE_ORDER_MARK, csvRecord } from '../../shared/csv.ts';
import type { DeskEvent } from '../../shared/operations/desk-events.ts';
import type { Failure, Result } from '../../shared/problem.ts';
import type { Sheet } from '../../shared/sheet.ts';
import { type Clock, instantOf } from '../clock.ts';
import { whyNotWritten } from '../sealed/disk.ts';
import type { FileWanted } from '../window/ask-where.ts';
import { fileOf, printedEvent, savedEvent } from './sheet-kinds.ts';
import type { Printed } from './sheet-out.ts';

export type SheetParts = {
  /** Null where the sheet was taken away before it was done. */
  readonly print: (sheet: Sheet) => Promise<Printed | null>;
  readonly pdf: (sheet: Sheet) => Promise<Uint8Array | null>;
  /** Asks the person for a place; null when they changed their mind. */
  readonly askWhere: (file: FileWanted) => Promise<string | null>;
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Has the audit told; why not, where it cannot be. */
  readonly note: (event: DeskEvent) => Promise<Failure | null>;
  readonly clock: Clock;
  /** Why nothing may leave the desk now; null while its person is at work. */
  readonly shut: () => 'locked' | 'signed-out' | null;
  /** A sheet was not laid out. */
  readonly failed: (error: unknown) => void;
};

type Put = Promise<Result<{ readonly done: true } | null>>;
export type SheetDesk = { readonly print: (sheet: Sheet) => Put; readonly save: (sheet: Sheet) => Put };

const done: Result<{ readonly done: true }> = { ok: true, value: { done: true } };
const wentBack: Result<null> = { ok: true, value: null };
const failure = (error: Failure): Result<never> => ({ ok: false, error });

/**
 * Puts letters, receipts and confirmations onto paper or into a file. The audit is told first: what could not be noted does not go out,
 * and what was noted and then called off is noted all the same.
 */
export function sheetDesk({ print, pdf, askWhere, write, note, clock, shut, failed }: SheetParts): SheetDesk {
  const noted = async (event: DeskEvent): Promise<Failure | null> => {
    const code = shut();
    return code ? { code } : note(event);
  };
  const orFailed = async (put: () => Put): Put => {
    try {
      return await put();
    } catch (error) {
      failed(error);
      return failure({ code: 'failed' });
    }
  };
  const bytesOf = (sheet: Sheet): Promise<Uint8Array | null> =>
    Promise.resolve(dataOf(sheet)).then((data) => (data === null ? pdf(sheet) : Buffer.from(data)));
  return {
    print: (sheet) =>
      orFailed(async () => {
        const problem = await noted(printedEvent(sheet, instantOf(clock)));
        if (problem) return failure(problem);
        const how = await print(sheet);
        if (how === 'failed') return failure({ code: 'failed' });
        return how === 'printed' ? done : wentBack;
      }),
    save: (sheet) =>
      orFailed(async () => {
        const code = shut();
        if (code) return failure({ code });
        const path = await askWhere(fileOf(sheet, instantOf(clock).slice(0, 10)));
        if (path === null) return wentBack;
        // The desk may have been locked while the dialog was open.
        const problem = await noted(savedEvent(sheet, instantOf(clock)));
        if (problem) return failure(problem);
        const bytes = await bytesOf(sheet);
        if (bytes === null) return failure({ code: shut() ?? 'failed' });
        try {
          await write(path, bytes);
        } catch (error) {
          return failure({ code: whyNotWritten(error) });
        }
        return done;
      }),
  };
}

/** The text of a file that is no document: of a receipt for programs, of a table for spreadsheets. */
function dataOf(sheet: Sheet): string | null {
  if (sheet.kind === 'receipt' && sheet.as === 'json') return sheet.text;
  if (sheet.kind !== 'figures' || sheet.as !== 'csv') return null;
  return BYTE_ORDER_MARK + sheet.tables.flatMap(({ headings, rows }) => [headings, ...rows].map(csvRecord)).join('');
}
