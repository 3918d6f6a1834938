import type { SheetTable } from '../../shared/sheet.ts';
import { NO_POWERS } from '../window/policy.ts';

const STYLE = `body { font: 11pt/1.45 "Liberation Sans", Arial, Helvetica, sans-serif; color: #000; margin: 0; }
p { margin: 0 0 0.9em; white-space: pre-wrap; overflow-wrap: anywhere; break-inside: avoid; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.4em; font-size: 9.5pt; } caption { text-align: left; font-weight: bold; padding: 0.3em 0; }
th, td { border: 0.5pt solid #777; padding: 0.15em 0.4em; text-align: left; vertical-align: top; } tr { break-inside: avoid; }
tbody th { font-weight: normal; }`;

/** What stands on a sheet, and the title of its kind. */
export type Page = { readonly title: string; readonly text: string; readonly tables?: readonly SheetTable[] };

/** The document of a sheet: its text in paragraphs, and nothing that could run, load or lead elsewhere. */
export function sheetPage({ title, text, tables = [] }: Page, nonce: string): string {
  const paragraphs = text.split(/\n{2,}/).filter((one) => one.trim() !== '');
  const body = [...paragraphs.map((one) => `<p>${escaped(one)}</p>`), ...tables.map(tableOf)].join('\n');
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>${escaped(title)}</title><style nonce="${nonce}">${STYLE}</style></head>
<body>${body}</body>
</html>`;
}

// What reads a PDF aloud says of each number what it is of.
function tableOf({ caption, headings, rows, named = 1 }: SheetTable): string {
  const head = headings.map((one) => `<th scope="col">${escaped(one)}</th>`).join('');
  const cell = (one: string, index: number) =>
    index < named ? `<th scope="row">${escaped(one)}</th>` : `<td>${escaped(one)}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** What the document is answered with: styles of its own, and nothing else of anybody's. */
export function sheetHeaders(nonce: string): Record<string, string> {
  const policy = ["default-src 'none'", `style-src 'nonce-${nonce}'`, "base-uri 'none'", "form-action 'none'"];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [...policy, "frame-ancestors 'none'", "require-trusted-types-for 'script'"].join('; '),
    'permissions-policy': NO_POWERS,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => ENTITIES[one] as string);
}
