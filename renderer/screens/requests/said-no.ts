import type { Failure } from '../../../shared/problem.ts';

/** What leaves open whether the central service did it. */
const UNKNOWN: readonly Failure['code'][] = [
  ...(['offline', 'timed-out', 'unavailable', 'internal', 'in-progress', 'bad-answer', 'failed'] as const),
];

/** Whether the central service said no: then nothing was recorded, and what is sent next is another command. */
export const saidNo = (code: Failure['code']): boolean => !UNKNOWN.includes(code);
