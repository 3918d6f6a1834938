import type { Place } from '../../components/places.ts';
import { menuKeys } from '../../lib/menu-keys.ts';
import { EVERYWHERE, type Group, hasKey } from '../../lib/shortcuts.ts';
import type { Entry } from './entries.ts';

/** Moves within a list, which mean nothing once the palette has gone. */
const MOVES = new Set(['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

const shown = (key: string) => (key.length === 1 ? key.toUpperCase() : key);

type Ways = {
  /** Everything that has registered a key, whether or not a newer one has taken it; the newest last. */
  readonly all: readonly Group[];
  /** What the keys do now. */
  readonly active: readonly Group[];
  readonly places: readonly Place[];
};

/**
 * What can be done now: what the present screen offers first, then the places one can go, then what is everywhere. A key is shown
 * where it does now what stands beside it. Pure.
 */
export function whatCanBeDone({ all, active, places }: Ways): readonly Entry[] {
  const addresses = new Map([...places.map(({ label, to }) => [label, to] as const), ['Unsent work', '/unsent'] as const]);
  const entries = all.flatMap(({ title, shortcuts }) =>
    shortcuts
      .filter(({ key }) => !MOVES.has(key))
      .map(({ key, label, run }): Entry => {
        const address = title === EVERYWHERE ? addresses.get(label) : undefined;
        const menu = address ? menuKeys[address] : key === '?' ? menuKeys.shortcuts : undefined;
        const keys = [...(hasKey(active, title, key, label) ? [shown(key)] : []), ...(menu ? [menu] : [])];
        const heading = address ? SCREENS : title;
        // Two of one name are two where each has a key of its own: so two calls whose line dropped.
        return { id: `${heading} ${label} ${key}`, heading, label, keys, run };
      }),
  );
  const once = entries.filter(({ id }, index) => entries.findIndex((other) => other.id === id) === index);
  const rank = ({ heading }: Entry) => (heading === EVERYWHERE ? 2 : heading === SCREENS ? 1 : 0);
  return once.toSorted((one, other) => rank(one) - rank(other));
}

/** The heading of the places. */
export const SCREENS = 'Screens';
