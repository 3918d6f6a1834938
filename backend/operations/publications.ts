import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { PUBLISHED_COUNTS } from '../reports/published-counts.ts';
import {
  type CountRow,
  countValues,
  mayPublish,
  nameOf,
  publishableMonths,
  type Tables,
  tablesOf,
} from '../reports/to-publish.ts';
import { answersFor } from './recipient-notices.ts';

type Published = { readonly month: string; readonly publishedByName: string; readonly publishedAt: Date };

const LIST = `select month, min(published_by_name) as "publishedByName", min(published_at) as "publishedAt"
  from published_tables group by month order by month desc limit 240`;

/** Which months are published; for the privacy team which could be. */
export const listPublications: ReadHandler<'publications.list'> = async (call, _, once) => {
  const rows = await once<Published>({ name: 'publications-list', text: LIST, values: [] });
  const published = new Set(rows.map(({ month }) => month));
  return {
    items: rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() })),
    publishable: answersFor(call) === null ? publishableMonths(call.now).filter((month) => !published.has(month)) : [],
  };
};

const READ = `select month, name, cells, published_by_name as "publishedByName", published_at as "publishedAt"
  from published_tables where month = $1 order by array_position(array['consents', 'requests', 'closures'], name)`;

/** A month as it was published: what is given away is the same for everybody. */
export const readPublication: ReadHandler<'publications.read'> = async (_, { month }, once) => {
  const rows = await once<Published & Tables[number]>({ name: 'publications-read', text: READ, values: [month] });
  const [first] = rows;
  if (!first) throw refuse('not-found', { nobody: true });
  const { publishedByName, publishedAt } = first;
  return {
    ...{ month, publishedByName, publishedAt: publishedAt.toISOString() },
    tables: rows.map(({ name, cells }) => ({ name, cells })),
  };
};

const PREVIEW = `select name, organisation, "row", "column", count, exists (select from published_tables where month = $6) as published
  from (${PUBLISHED_COUNTS}) c`;

/** A month as it would be published now: rounded and hidden already. */
export const previewPublication: ReadHandler<'publications.preview'> = async (call, { month }, once) => {
  mayPublish(call, month);
  const values = [...countValues(call, month), month];
  const rows = await once<CountRow & { published: boolean }>({ name: 'publications-preview', text: PREVIEW, values });
  if (rows.some(({ published }) => published)) throw refuse('not-at-that-step');
  const tables = tablesOf(rows);
  return { month, tables, seen: nameOf(month, tables) };
};
