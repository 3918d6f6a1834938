import type { ConsentNow } from '../../lib/said.ts';
import type { Act } from './purpose-row.tsx';
import type { Marks } from './use-marks.ts';

/**
 * What can be done with a purpose as it stands: what was never given can be refused, anything can be withdrawn or given; nothing is
 * given any more where the customer asked to stop using the service.
 */
export function actsOn(consent: ConsentNow, { plan, mark, unmark, read }: Marks, askedToStop = false): readonly Act[] {
  const marked = plan[consent.purpose]?.decision;
  const act = (label: string, letter: string, on: boolean, run: () => void): Act => ({ label, letter, on, run });
  return [
    act('Withdraw', 'w', marked === 'withdrawn', () => mark(consent, 'withdrawn')),
    ...(consent.state === 'given' ? [] : [act('Refuse', 'r', marked === 'refused', () => mark(consent, 'refused'))]),
    ...(askedToStop ? [] : [act('Give', 'g', marked === 'given', () => read(consent.purpose))]),
    ...(marked ? [act('Undo', 'u', false, () => unmark(consent.purpose))] : []),
  ];
}
