import { makeStore } from './store.ts';

/** The address for which the help is on screen; null for none. Whoever goes on has done with it. */
export const helpAt = makeStore<string | null>(null);

export const HELP_KEY = 'F1';

const addressNow = () => location.hash;

/** Shows what helps where somebody is, or takes it away. */
export function turnHelp(): void {
  helpAt.set((now) => (now === addressNow() ? null : addressNow()));
}
