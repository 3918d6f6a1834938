import { useQuery } from '@tanstack/react-query';
import type { ReportName } from '../../../shared/domain/report.ts';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';

export type Report = Output<'reports.read'>;

/** The numbers of a report; looking at it again reads it anew after a minute. */
export const useReport = (name: ReportName) =>
  useQuery({ queryKey: ['report', name], queryFn: () => desk.reports.read({ name }), staleTime: 60_000 });
