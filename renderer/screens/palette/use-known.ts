import { placesFor } from '../../components/places.ts';
import { desk } from '../../lib/desk.ts';
import { menuKeys } from '../../lib/menu-keys.ts';
import { useSession } from '../../lib/session.ts';
import { EVERYWHERE, useActiveShortcuts, useEveryShortcut } from '../../lib/shortcuts.ts';
import { signOut } from '../../lib/sign-out.ts';
import type { Entry } from './entries.ts';
import { whatCanBeDone } from './what-can-be-done.ts';

/** Everything that can be chosen without looking anything up. */
export function useKnown(): readonly Entry[] {
  const { bar, more } = placesFor(useSession().data);
  const done = whatCanBeDone({ all: useEveryShortcut(), active: useActiveShortcuts(), places: [...bar, ...more] });
  return [...done, ...ofTheDesk];
}

const ofTheDesk: readonly Entry[] = [
  {
    ...{ id: 'lock', heading: EVERYWHERE, label: 'Lock now', keys: menuKeys.lock ? [menuKeys.lock] : [] },
    run: () => void desk.shell.lockNow().catch(() => undefined),
  },
  { id: 'sign-out', heading: EVERYWHERE, label: 'Sign out', keys: [], run: () => void signOut() },
];
