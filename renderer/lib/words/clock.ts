import { CLOCK_AHEAD_MINUTES } from '../../../shared/domain/limits.ts';

const MINUTE = 60_000;
const some = (many: number, one: string) => `${many} ${one}${many === 1 ? '' : 's'}`;

function length(minutes: number): string {
  if (minutes < 120) return some(minutes, 'minute');
  return minutes < 48 * 60 ? some(Math.round(minutes / 60), 'hour') : some(Math.round(minutes / 1440), 'day');
}

/** How wrong this computer's clock is, where somebody should know; null where it is right enough or not known. */
export function clockWords(ms: number | null): string | null {
  if (ms === null || Math.abs(ms) <= CLOCK_AHEAD_MINUTES.value * MINUTE) return null;
  const way = ms > 0 ? 'ahead of' : 'behind';
  return `This computer’s clock is ${length(Math.round(Math.abs(ms) / MINUTE))} ${way} the central service’s.`;
}
