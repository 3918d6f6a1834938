import { z } from 'zod';
import { publishedNameSchema } from '../domain/published.ts';
import { command, read } from '../operation.ts';
import { id, instant, touchpoint } from './fields.ts';

/** A month: `YYYY-MM`. */
export const monthField = () => z.string().regex(/^20[0-9]{2}-(?:0[1-9]|1[0-2])$/);

const tables = z.array(
  z.object({
    name: publishedNameSchema,
    cells: z.array(z.object({ organisation: touchpoint(), row: z.string(), column: z.string(), shown: z.string() })),
  }),
);

/** The fixed tables for partner organisations (shared/domain/published.ts). What is published never changes. */
export const publications = {
  list: read({
    method: 'GET',
    path: '/publications',
    summary: 'The months whose tables are published, the newest first, and those that could be',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(z.object({ month: monthField(), publishedByName: z.string(), publishedAt: instant() })),
      /** For whoever may publish: months that are over and have not been published. */
      publishable: z.array(monthField()),
    }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  read: read({
    method: 'GET',
    path: '/publications/{month}',
    summary: 'The tables of a month as they were published',
    input: z.strictObject({ month: monthField() }),
    output: z.object({ month: monthField(), publishedByName: z.string(), publishedAt: instant(), tables }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  preview: read({
    method: 'GET',
    path: '/publications/{month}/preview',
    summary: 'The tables of a month as they would be published now',
    input: z.strictObject({ month: monthField() }),
    /** `seen` names exactly these tables: what is published must be what was looked at. */
    output: z.object({ month: monthField(), tables, seen: z.string() }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),

  publish: command({
    method: 'POST',
    path: '/publications/{month}',
    summary: 'Publish the tables of a month for good, as they were looked at: a supervisor’s of the privacy team',
    input: z.strictObject({ commandId: id(), month: monthField(), seen: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: z.object({ commandId: id(), month: monthField() }),
    roles: ['supervisor'],
    offline: 'waits',
    staleGuard: 'seen',
  }),
} as const;
