import { z } from 'zod';
import { reportNameSchema } from '../domain/report.ts';
import { read } from '../operation.ts';
import { day, instant, touchpoint } from './fields.ts';

/** How many of an organisation's are in a group and a series (shared/domain/report.ts); a cell without any is left out. */
export const reportCellSchema = z.object({
  organisation: touchpoint(),
  group: z.string(),
  series: z.string(),
  count: z.int(),
});

export const reports = {
  read: read({
    method: 'GET',
    path: '/reports/{name}',
    summary: 'The numbers of a report, by organisation: counts alone, nobody’s',
    input: z.strictObject({ name: reportNameSchema }),
    output: z.object({ name: reportNameSchema, cells: z.array(reportCellSchema), today: day(), asOf: instant() }),
    roles: ['supervisor'],
    offline: 'needs-connection',
  }),
} as const;
