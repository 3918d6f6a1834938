import { liesOver } from './covering.ts';
import { isAsked } from './is-asked.ts';

/** Whether nothing is over the screen: only then may it be led elsewhere by what does not come from it. */
export const isOnTop = (): boolean => !liesOver() && !isAsked();

/** Resolves once nothing is over the screen. */
export function whenOnTop(): Promise<void> {
  return new Promise((resolve) => {
    if (isOnTop()) return resolve();
    const watch = new MutationObserver(() => {
      if (!isOnTop()) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
}
