import { CLIPBOARD_SECONDS } from '../../../shared/domain/limits.ts';
import { failureOf } from '../desk.ts';

/** The ways a letter, a receipt or a confirmation leaves the screen. */
export type Way = 'copied' | 'printed' | 'saved';

/** What became of it. */
export const outWords: Record<Way, string> = {
  copied: `Copied. It leaves the clipboard after ${CLIPBOARD_SECONDS} seconds.`,
  printed: 'Given to the printer.',
  saved: 'Saved as PDF. The file is not protected: send it and then delete it.',
};

/** Why it did not go that way, where the general words would mislead; null where they serve. */
export function outProblem(error: unknown, way: Way | undefined): string | null {
  const { code } = failureOf(error);
  if (way === 'saved' && code === 'disk-full') return 'There is no room left at that place. Choose another, or make room there.';
  if (way === 'saved' && code === 'not-writable') return 'Nothing can be written at that place. Choose another.';
  if (way === 'printed' && code === 'failed') return 'It was not printed. Look whether a printer is there, or save it as PDF.';
  return null;
}
