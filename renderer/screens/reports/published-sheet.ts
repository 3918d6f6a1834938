import { PUBLISHED_TABLES, type PublishedName } from '../../../shared/domain/published.ts';
import type { Sheet, SheetTable } from '../../../shared/sheet.ts';
import { showDay } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { purposeWords, stateWords } from '../../lib/words/purposes.ts';
import { reasonWords } from '../closing/closing-row-words.ts';
import { kindWords } from '../requests/request-words.ts';
import { showMonth } from './figures.ts';
import type { Publication, PublishedTable } from './publications-query.ts';

const titles: Record<PublishedName, string> = {
  consents: 'Decisions about consent',
  requests: 'Requests finished, by how old they were',
  closures: 'Accounts closed',
};
const words: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(purposeWords).map(([purpose, { title }]) => [purpose, title])),
  ...{ ...stateWords, ...kindWords, ...reasonWords },
  ...{ complaint: 'Complaints', 'other-right': 'Other rights' },
  ...{ 'one-month': 'Up to 31 days', 'three-months': '32 to 92 days', longer: 'Longer', closed: 'Closed' },
};
const said = (code: string) => words[code] ?? code;

/** Said with the figures, wherever they go. */
export const HOW_PUBLISHED =
  'Each is counted in one month alone: a decision when it reached us, a request when it was finished, an account when all of it was destroyed. Counts under 10, none among them, are shown as <10. Every other count is rounded by itself to the nearest 5, so that there are no totals.';

/** A published table with a row for each organisation and thing, as it stands on screen and on paper. */
export function publishedTable({ name, cells }: PublishedTable): SheetTable {
  const { rows, columns }: { readonly rows: readonly string[]; readonly columns: readonly string[] } = PUBLISHED_TABLES[name];
  const shown = new Map(cells.map((cell) => [`${cell.organisation} ${cell.row} ${cell.column}`, cell.shown]));
  const organisations = [...new Set(cells.map(({ organisation }) => organisation))];
  return {
    caption: titles[name],
    named: 2,
    headings: ['Organisation', 'What', ...columns.map(said)],
    rows: organisations.flatMap((organisation) =>
      rows.map((row) => [
        organisationWords(organisation),
        said(row),
        ...columns.map((column) => shown.get(`${organisation} ${row} ${column}`) ?? ''),
      ]),
    ),
  };
}

type Figures = Extract<Sheet, { kind: 'figures' }>;

/** A month on paper. */
export function publishedSheet({ month, publishedAt, tables }: Publication): Figures {
  const text = `National Careers Service: figures of ${showMonth(month)}\n\nPublished on ${showDay(publishedAt)}. ${HOW_PUBLISHED}`;
  return { kind: 'figures', figures: 'published', month, text, tables: tables.map(publishedTable) };
}

/** The same as one table for spreadsheets: a row for each count. */
export function publishedCsv(publication: Publication): Figures {
  const rows = publication.tables.flatMap(({ name, cells }) =>
    cells.map(({ organisation, row, column, shown }) => [
      ...[publication.month, titles[name], organisation, organisationWords(organisation), said(row), said(column), shown],
    ]),
  );
  const headings = ['Month', 'Table', 'Organisation', 'Organisation name', 'What', 'Which', 'Count'];
  return { ...publishedSheet(publication), as: 'csv', tables: [{ caption: '', headings, rows }] };
}
