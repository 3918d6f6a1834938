import type { SessionState } from '../../shared/session-state.ts';

/** A route as screens.tsx writes it, as what an address is held against: `:name` stands for one part, `:name?` for none or one. */
const patternOf = (route: string): RegExp =>
  new RegExp(`^${route.replace(/\/:[a-zA-Z]+\?/g, '(?:/[^/]+)?').replace(/:[a-zA-Z]+/g, '[^/]+')}$`);

/** Which of the texts belongs to where somebody is: by the session first, then by the address; null where there is none. */
export function placeOf(session: SessionState['kind'], address: string, routes: readonly string[]): string | null {
  const path = address.split('?')[0] ?? '';
  if (session === 'locked') return 'locked';
  if (session === 'new-passcode') return 'passcode';
  const routed = routes.filter((route) => route.startsWith('/') && patternOf(route).test(path));
  if (session !== 'signed-in') return path === '/settings' ? path : 'sign-in';
  // A written part is nearer than one that stands for any.
  return routed.toSorted((one, other) => one.split(':').length - other.split(':').length)[0] ?? null;
}
