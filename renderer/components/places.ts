import type { SessionState } from '../../shared/session-state.ts';
import { whoIn } from '../lib/session.ts';

/** A place one can go to, with its key. */
export type Place = {
  readonly to: string;
  readonly label: string;
  readonly letter: string;
  /** It stands in the bar of a narrow window too, where the others are under *More*. */
  readonly narrow?: true;
};
/** The places in the bar, and those under *More*. */
export type Places = { readonly bar: readonly Place[]; readonly more: readonly Place[] };

const find: Place = { to: '/find', label: 'Find a customer', letter: 'f', narrow: true };
const myDay: Place = { to: '/my-day', label: 'My day', letter: 'j' };
const requests: Place = { to: '/requests', label: 'Requests', letter: 'b', narrow: true };
const whoToTell: Place = { to: '/who-to-tell', label: 'Who to tell', letter: 'h' };
const morning: Place = { to: '/morning', label: 'Morning', letter: 'w' };
const notice: Place = { to: '/notice', label: 'Privacy notice', letter: 'p' };
const audit: Place = { to: '/audit', label: 'Audit', letter: 'a' };
const closings: Place = { to: '/closings', label: 'Closings', letter: 'u' };
const machines: Place = { to: '/machines', label: 'Machines', letter: 'z' };
const reports: Place = { to: '/reports', label: 'Reports', letter: 'y' };
const retention: Place = { to: '/retention', label: 'Retention', letter: 'g' };
const settings: Place = { to: '/settings', label: 'Settings', letter: 's' };
const signIn: Place = { to: '/sign-in', label: 'Sign in', letter: 'i', narrow: true };

/**
 * Where one can go. Each place has its line here and its route in screens.tsx; what a supervisor has besides, the backend refuses
 * everybody else.
 */
export function placesFor(session: SessionState | undefined): Places {
  const who = whoIn(session);
  if (who?.roles.includes('supervisor'))
    return {
      bar: [find, myDay, requests, whoToTell],
      more: [morning, notice, audit, closings, machines, reports, retention, settings],
    };
  if (who) return { bar: [find, myDay, requests, notice], more: [settings] };
  return session?.kind === 'locked' ? { bar: [], more: [] } : { bar: [signIn], more: [settings] };
}
