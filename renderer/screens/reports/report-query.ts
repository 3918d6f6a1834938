import { useQuery } from '@tanstack/react-query';
import type { ReportName } from '../../../shared/domain/report.ts';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';

export type Report = Output<'reports.read'>;

/** Numbers change slowly, and those of the consents go through every decision there is. */
const FRESH = 5 * 60_000;

/** The numbers of a report, read anew after some minutes. */
export const useReport = (name: ReportName) =>
  useQuery({ queryKey: ['report', name], queryFn: () => desk.reports.read({ name }), staleTime: FRESH });
