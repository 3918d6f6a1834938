import { isAsked } from './is-asked.ts';
import { closeTabHere, stepTab, toDigit } from './tabs.ts';

/** What a key with Ctrl does to the tabs; null where it is no key of theirs. */
function actOf(event: KeyboardEvent): (() => void) | null {
  if (event.key === 'Tab' && event.ctrlKey) return () => stepTab(event.shiftKey ? -1 : 1);
  if (event.shiftKey) return null;
  if (event.key.toLowerCase() === 'w') return closeTabHere;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  return digit ? () => toDigit(Number(digit)) : null;
}

/** Hears the keys of the tabs, wherever the focus is, unless a question waits for its answer. Returns what stops listening. */
export function listenForTabs(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    const act = actOf(event);
    if (!act) return;
    event.preventDefault();
    if (!isAsked()) act();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
