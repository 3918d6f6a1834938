import type { SessionState } from '../../shared/session-state.ts';
import { whoIn } from '../lib/session.ts';
import { PLACE_LETTERS } from './frame-letters.ts';

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

const find: Place = { to: '/find', label: 'Find a customer', letter: PLACE_LETTERS.find, narrow: true };
const myDay: Place = { to: '/my-day', label: 'My day', letter: PLACE_LETTERS.myDay };
const requests: Place = { to: '/requests', label: 'Requests', letter: PLACE_LETTERS.requests, narrow: true };
const whoToTell: Place = { to: '/who-to-tell', label: 'Who to tell', letter: PLACE_LETTERS.whoToTell };
const morning: Place = { to: '/morning', label: 'Morning', letter: PLACE_LETTERS.morning };
const notice: Place = { to: '/notice', label: 'Privacy notice', letter: PLACE_LETTERS.notice };
const audit: Place = { to: '/audit', label: 'Audit', letter: PLACE_LETTERS.audit };
const closings: Place = { to: '/closings', label: 'Closings', letter: PLACE_LETTERS.closings };
const machines: Place = { to: '/machines', label: 'Machines', letter: PLACE_LETTERS.machines };
const reports: Place = { to: '/reports', label: 'Reports', letter: PLACE_LETTERS.reports };
const retention: Place = { to: '/retention', label: 'Retention', letter: PLACE_LETTERS.retention };
const settings: Place = { to: '/settings', label: 'Settings', letter: PLACE_LETTERS.settings };
// Where nobody is signed in, and nothing else has a letter.
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
