import { authorised } from '../../lib/authorised.ts';
import { changed } from '../../lib/changed.ts';
import { disputed } from '../../lib/disputed.ts';
import { passedOn } from '../../lib/passed-on.ts';
import { promised } from '../../lib/promised.ts';
import { registered } from '../../lib/registered.ts';
import { said } from '../../lib/said.ts';
import { stopping } from '../../lib/stopping.ts';
import { useStore } from '../../lib/store.ts';
import type { Here } from './everything-done.ts';

/** What was recorded in this window in one conversation. */
export function useHere(conversationId: string): Here {
  const inIt = <T extends { readonly conversationId?: string }>(all: readonly T[]) =>
    all.filter((one) => one.conversationId === conversationId);
  return {
    said: inIt(useStore(said)),
    registered: inIt(useStore(registered)),
    changed: inIt(useStore(changed)),
    passedOn: inIt(useStore(passedOn)),
    disputed: inIt(useStore(disputed)),
    authorised: inIt(useStore(authorised)),
    stopping: inIt(useStore(stopping)),
    promised: inIt(useStore(promised)),
  };
}
