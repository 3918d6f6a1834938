import { useLayoutEffect, useRef } from 'react';
import { isAsked } from './is-asked.ts';
import { makeStore, useStore } from './store.ts';

/**
 * One action of a screen and its key. A letter works alone while no text is being typed, and with Alt anywhere
 * (so that speech input and stray keys can be kept out: the letters alone can be switched off in Settings).
 */
export type Shortcut = {
  /** One character in lower case, or a named key such as `Escape`. */
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
};
export type Group = { readonly title: string; readonly shortcuts: readonly Shortcut[] };

/** The title of the keys that everywhere has. */
export const EVERYWHERE = 'Everywhere';

const groups = makeStore<readonly Group[]>([]);

/** What the keys do now, where several want the same one: the newest has it. The newest group last. */
export function inForce(all: readonly Group[]): readonly Group[] {
  const taken = new Set<string>();
  const left = all.toReversed().map((group) => {
    const shortcuts = group.shortcuts.filter(({ key }) => !taken.has(key));
    for (const { key } of group.shortcuts) taken.add(key);
    return { ...group, shortcuts };
  });
  return left.toReversed();
}

// Every button on screen asks: worked out once for all of them.
let known: { readonly of: readonly Group[]; readonly active: readonly Group[] } = { of: [], active: [] };

/** The groups with a new one: the newest is last, but what everywhere has stays below what a screen offers, also when it is told anew. */
export function withGroup(all: readonly Group[], group: Group): readonly Group[] {
  if (group.title !== EVERYWHERE) return [...all, group];
  const others = all.findIndex(({ title }) => title !== EVERYWHERE);
  return others < 0 ? [...all, group] : all.toSpliced(others, 0, group);
}

/** What can be pressed now, the newest group last. */
export function useActiveShortcuts(): readonly Group[] {
  const all = useStore(groups);
  if (known.of !== all) known = { of: all, active: inForce(all) };
  return known.active;
}

/** Everything that offers a key, also where something newer has taken it; the newest group last. */
export const useEveryShortcut = (): readonly Group[] => useStore(groups);

/** Whether a key does now what it is shown for: nothing newer on screen has it. */
export const hasKey = (active: readonly Group[], group: string, key: string, label: string): boolean =>
  active.some(({ title, shortcuts }) => title === group && shortcuts.some((one) => one.key === key && one.label === label));

/** Offers these keys while the component is mounted. `shortcuts` may change on every render. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const shape = shortcuts.map(({ key, label }) => `${key} ${label}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the group is told again only when its keys or words change
  useLayoutEffect(() => {
    const group: Group = {
      title,
      shortcuts: latest.current.map(({ key, label }, index) => ({ key, label, run: () => latest.current[index]?.run() })),
    };
    groups.set((now) => withGroup(now, group));
    return () => groups.set((now) => now.filter((other) => other !== group));
  }, [title, shape]);
}

const fields = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]';
const typing = (target: EventTarget | null) => target instanceof HTMLElement && target.matches(fields);

/** Whether a key may be a shortcut here: with Alt, or as a function key, anywhere; alone where it types nothing, a character only if that is switched on. */
function mayAct(event: KeyboardEvent, lettersAlone: boolean): boolean {
  if (event.altKey || event.key === 'Escape' || /^F\d/.test(event.key)) return true;
  return !typing(event.target) && (event.key.length > 1 || lettersAlone);
}

/** The key as a shortcut names it; with Alt some layouts give another character, so the letter comes from the place. */
function keyOf(event: KeyboardEvent): string {
  if (event.altKey && /^(Key|Digit)/.test(event.code)) return event.code.replace(/^(Key|Digit)/, '').toLowerCase();
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

/** Runs the shortcut a key stands for; the newest group wins. Returns what stops listening. */
export function listenForShortcuts(lettersAlone: () => boolean): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (isAsked()) return;
    if (!mayAct(event, lettersAlone())) return;
    const key = keyOf(event);
    const found = groups.get().findLast((group) => group.shortcuts.some((shortcut) => shortcut.key === key));
    if (!found) return;
    event.preventDefault();
    found.shortcuts.find((shortcut) => shortcut.key === key)?.run();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
