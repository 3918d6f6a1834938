/** What marks a file as UTF-8 for spreadsheets that would guess otherwise. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One record as RFC 4180 writes it: every field in quotes, CRLF at the end. A spreadsheet takes a cell that begins with = + - @ (also
 * in the wide forms of East Asian text) for a formula; wherever one could begin, whatever the reader takes for a separator, an
 * apostrophe comes before it, so that it stays text.
 */
export function csvRecord(fields: readonly string[]): string {
  return `${fields.map((field) => `"${defused(field).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

const SEPARATED = /[\r\n\t;,|"'](?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
const BEGUN = /^(?=[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;

function defused(text: string): string {
  return text.replace(SEPARATED, "$&'").replace(BEGUN, "'");
}
