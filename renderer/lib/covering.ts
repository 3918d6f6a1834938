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

/** What lies over the page, the highest last: only that is seen. */
let layers: readonly { readonly cover: Element; readonly height: number }[] = [];
const hidden = new Set<HTMLElement>();
let title = '';
/** Also a dialog or a new title that comes while nobody can see it. */
const watch = new MutationObserver(settle);

/** Whether something lies over the page: nothing beneath may be led anywhere while a customer, or nobody, is to see it. */
export const liesOver = (): boolean => layers.length > 0;

/** Hides whatever is not the highest layer, and shows what is not hidden any more. */
function settle(): void {
  const top = layers.at(-1)?.cover;
  for (const part of document.body.children) {
    if (!(part instanceof HTMLElement)) continue;
    const hide = top !== undefined && part !== top;
    if (hide === hidden.has(part)) continue;
    part.inert = hide;
    if (hide) part.style.setProperty('display', 'none', 'important');
    else part.style.removeProperty('display');
    if (hide) hidden.add(part);
    else hidden.delete(part);
  }
  if (top === undefined || document.title === NEUTRAL) return;
  title = document.title;
  document.title = NEUTRAL;
}

/**
 * Takes everything on the page out of sight, reach and the accessibility tree, whatever comes to it meanwhile, except `cover` and what
 * is higher. Returns what brings it back, the focus included.
 */
export function hideAllBut(cover: Element, height = 0): () => void {
  const focused = document.activeElement;
  if (layers.length === 0) {
    title = document.title;
    watch.observe(document.body, { childList: true });
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
  }
  layers = [...layers, { cover, height }].toSorted((one, other) => one.height - other.height);
  settle();
  return () => {
    layers = layers.filter((layer) => layer.cover !== cover);
    settle();
    if (layers.length === 0) {
      watch.disconnect();
      document.title = title;
    }
    if (focused instanceof HTMLElement) focused.focus();
  };
}

const NEUTRAL = 'Adviser Desk';
