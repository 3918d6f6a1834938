import { describe, expect, it } from 'vitest';
import { type Progress, tellProgress } from '../../../../backend/synthetic/progress.ts';

const at = (done: number, step: Progress['step'] = 'people'): Progress => ({
  step,
  done,
  of: 4_000,
  perSecond: 1_000,
  secondsLeft: 4 - done / 1_000,
});

function told(isTTY: boolean, times: number[], progress: Progress[]): string {
  let text = '';
  const clock = times.values();
  const tell = tellProgress({ isTTY, write: (more: string) => (text += more) }, () => clock.next().value ?? 0);
  for (const one of progress) tell(one);
  return text;
}

describe('the progress of a load', () => {
  it('is a plain line at most every other second, and always the last', () => {
    const text = told(false, [0, 0, 500, 2_100, 2_100, 2_200, 2_300], [at(1_000), at(2_000), at(3_000), at(4_000)]);
    expect(text).toBe(
      [
        '1,000 of 4,000 synthetic people, 1,000 a second, about 3 s left',
        '3,000 of 4,000 synthetic people, 1,000 a second, about 1 s left',
        '4,000 of 4,000 synthetic people, 1,000 a second',
        '',
      ].join('\n'),
    );
  });

  it('is one bar on a terminal, drawn over itself and ended by a line', () => {
    const text = told(true, [], [at(1_000), at(4_000)]);
    expect(text.split('\r')).toHaveLength(3);
    expect(text).toContain(`[${'#'.repeat(7)}${'-'.repeat(23)}] 1,000 of 4,000`);
    expect(text.endsWith('a second\n')).toBe(true);
  });
});
