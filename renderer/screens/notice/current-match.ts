import { type RefObject, useEffect, useState } from 'react';

/** Which of the marked places is the one shown: its number from 0, and the step to the next or the one before, in a ring. */
export function useCurrentMatch(page: RefObject<HTMLElement | null>, total: number, searched: string) {
  const [current, setCurrent] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at its first match
  useEffect(() => setCurrent(0), [searched]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the marks are others after another search
  useEffect(() => {
    for (const [index, mark] of [...(page.current?.querySelectorAll('mark') ?? [])].entries()) {
      mark.toggleAttribute('data-current', index === current);
      if (index === current) mark.scrollIntoView({ block: 'nearest' });
    }
  }, [page, current, searched, total]);
  const step = (by: 1 | -1) => setCurrent((now) => (total === 0 ? 0 : (now + by + total) % total));
  return [Math.min(current, Math.max(0, total - 1)), step] as const;
}
