import { announcement } from '../lib/announcer.ts';
import { useStore } from '../lib/store.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Where announcements are spoken from; the odd turn adds a no-break space, so that the same words are said again. */
export function LiveRegion() {
  const { words, turn } = useStore(announcement);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {turn % 2 === 0 ? words : `${words}\u00a0`}
    </VisuallyHidden>
  );
}
