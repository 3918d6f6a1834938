import type { DeskEvent } from '../../shared/operations/desk-events.ts';
import type { Sheet } from '../../shared/sheet.ts';
import type { FileWanted } from '../window/ask-where.ts';

/** The one title of every sheet of its kind: a printer's queue and a PDF's own notes show it, so that it names nobody. */
export const SHEET_TITLES: Record<Sheet['kind'], string> = {
  letter: 'Letter about personal information',
  receipt: 'Consent receipt',
  confirmation: 'Confirmation of what was done',
  certificate: 'Certificate of destruction',
  figures: 'Figures of the service',
};

const questions: Record<Sheet['kind'], string> = {
  letter: 'Save the letter',
  receipt: 'Save the receipt',
  confirmation: 'Save the confirmation',
  certificate: 'Save the certificate',
  figures: 'Save the figures',
};

/** How a sheet is offered to be saved on a day. The name suggested says nothing of anybody. */
export function fileOf(sheet: Sheet, day: string): FileWanted {
  const as = 'as' in sheet ? sheet.as : undefined;
  const [kind, ending] = as ? [as.toUpperCase(), as] : ['PDF', 'pdf'];
  return { title: questions[sheet.kind], suggested: `${sheet.kind}-${day}-${shortName(sheet)}.${ending}`, kind, ending };
}

/** What the audit is told of a sheet that goes to a printer: what it is and about whom, never what stands on it. */
export function printedEvent(sheet: Sheet, at: string): DeskEvent {
  if (sheet.kind === 'letter') return { kind: 'letter-printed', at, noticeId: sheet.noticeId };
  if (sheet.kind === 'certificate') return { kind: 'certificate-printed', at, certificateId: sheet.certificateId };
  if (sheet.kind === 'figures') return { kind: 'figures-printed', at, ...whichFigures(sheet) };
  const { customerId } = sheet;
  if (sheet.kind === 'receipt') return { kind: 'receipt-printed', at, customerId, receiptId: sheet.receiptId };
  return { kind: 'confirmation-printed', at, customerId, conversationId: sheet.conversationId };
}

/** The same of one that goes into a file. */
export function savedEvent(sheet: Sheet, at: string): DeskEvent {
  if (sheet.kind === 'letter') return { kind: 'letter-saved', at, noticeId: sheet.noticeId };
  if (sheet.kind === 'certificate') return { kind: 'certificate-saved', at, certificateId: sheet.certificateId };
  if (sheet.kind === 'figures') return { kind: 'figures-saved', at, ...whichFigures(sheet), as: sheet.as ?? 'pdf' };
  const { customerId } = sheet;
  if (sheet.kind === 'receipt')
    return { kind: 'receipt-saved', at, customerId, receiptId: sheet.receiptId, as: sheet.as ?? 'pdf' };
  return { kind: 'confirmation-saved', at, customerId, conversationId: sheet.conversationId };
}

const whichFigures = ({ figures, month }: Extract<Sheet, { kind: 'figures' }>) => ({ figures, ...(month ? { month } : {}) });

/** The end of the id of what it is about; of figures, which they are. */
function shortName(sheet: Sheet): string {
  if (sheet.kind === 'figures') return sheet.month ? `${sheet.figures}-${sheet.month}` : sheet.figures;
  if (sheet.kind === 'letter') return sheet.noticeId.slice(-8);
  if (sheet.kind === 'certificate') return sheet.certificateId.slice(-8);
  return (sheet.kind === 'receipt' ? sheet.receiptId : sheet.conversationId).slice(-8);
}
