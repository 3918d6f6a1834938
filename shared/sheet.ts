import type { ReportName } from './domain/report.ts';

/**
 * Something for paper or a file, as plain text, and what it is about: a letter to a recipient by its notice, a receipt of somebody's
 * consents, or a confirmation of what was done for them in a conversation. `as: 'json'`: the text is the document of the receipt.
 */
export type Sheet =
  | { readonly kind: 'letter'; readonly noticeId: string; readonly text: string }
  | {
      readonly kind: 'receipt';
      readonly customerId: string;
      readonly receiptId: string;
      readonly text: string;
      readonly as?: 'json';
    }
  | { readonly kind: 'confirmation'; readonly customerId: string; readonly conversationId: string; readonly text: string }
  /** The copy of everything held of whoever asks, by their request. `as: 'json'`: the document of it. */
  | { readonly kind: 'access-copy'; readonly requestId: string; readonly text: string; readonly as?: 'json' }
  /** Of a destruction run: nobody is on it. */
  | { readonly kind: 'certificate'; readonly certificateId: string; readonly text: string }
  /** A report, or the tables of a month that are published: counts of nobody. `as: 'csv'`: its one table as a file for spreadsheets. */
  | {
      readonly kind: 'figures';
      readonly figures: Figures;
      readonly month?: string | undefined;
      readonly text: string;
      readonly tables: readonly SheetTable[];
      readonly as?: 'csv' | undefined;
    };

/** Which figures: a report by its name, or what is published. */
export type Figures = ReportName | 'published';
/** A table on a sheet, under its caption: each row as long as the headings. `named`: so many first cells say what a row is of; one, unless told. */
export type SheetTable = {
  readonly caption: string;
  readonly named?: number | undefined;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
};
