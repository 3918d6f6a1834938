import { makeStore, useStore } from './store.ts';

/** In this window's own memory, so that a reload shows nothing either. A new window begins uncovered. */
const KEPT = 'covered';

/** Whether the whole window is covered. */
const covered = makeStore(sessionStorage.getItem(KEPT) !== null);
export const useCovered = () => useStore(covered);

/** The key that covers and uncovers, wherever the focus is. */
export const COVER_KEY = 'F9';

/** Covers everything, or shows it again. */
export function turnCover(): void {
  covered.set((now) => !now);
  if (covered.get()) sessionStorage.setItem(KEPT, 'yes');
  else sessionStorage.removeItem(KEPT);
}

/**
 * Hears the key before anything else on the page does. While covered nothing underneath hears any key.
 * Returns what stops it.
 */
export function listenForCover(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === COVER_KEY && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat) turnCover();
    } else if (covered.get()) event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', onKey, true);
  return () => window.removeEventListener('keydown', onKey, true);
}

/**
 * Takes everything on the page out of sight, reach and the accessibility tree, whatever comes to it meanwhile, except
 * `cover`. Returns what brings it back, the focus included.
 */
export function hideAllBut(cover: Element): () => void {
  const focused = document.activeElement;
  let title = document.title;
  const hidden = new Set<HTMLElement>();
  const hideOthers = () => {
    for (const part of document.body.children) {
      if (part === cover || !(part instanceof HTMLElement) || hidden.has(part)) continue;
      hidden.add(part);
      part.inert = true;
      part.style.setProperty('display', 'none', 'important');
    }
    if (document.title === NEUTRAL) return;
    title = document.title;
    document.title = NEUTRAL;
  };
  hideOthers();
  // Also a dialog or a new title that comes while nobody can see it.
  const watch = new MutationObserver(hideOthers);
  watch.observe(document.body, { childList: true });
  watch.observe(document.head, { childList: true, subtree: true, characterData: true });
  return () => {
    watch.disconnect();
    for (const part of hidden) {
      part.inert = false;
      part.style.removeProperty('display');
    }
    document.title = title;
    if (focused instanceof HTMLElement) focused.focus();
  };
}

const NEUTRAL = 'Adviser Desk';
