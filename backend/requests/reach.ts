import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import type { Caller } from '../identity/caller.ts';
import { copiesKeptFrom, copyWithin } from './copies-kept.ts';

/**
 * Whose requests a caller may read, as three SQL values: the organisation (null for the privacy team's supervisors: every one), the
 * adviser whose own alone they are (null for a supervisor), and who asks, for what is kept from them.
 */
export function reachOf({
  roles,
  touchpoint,
  sub,
}: Caller): readonly [organisation: string | null, own: string | null, sub: string] {
  if (!roles.includes('supervisor')) return [touchpoint, sub, sub];
  return [touchpoint === PRIVACY_TEAM ? null : touchpoint, null, sub];
}

/** SQL: a request `r` of the organisation of `reachOf`, or any for the privacy team's supervisors. */
export const organisationReach = (organisation: string) => `(${organisation}::text is null or r.organisation = ${organisation})`;

/** SQL: a request `r` within that reach, and not kept from whoever asks (domain: the person complained of never sees it). */
export const within = (organisation: string, own: string, sub: string) =>
  `${organisationReach(organisation)} and (${own}::text is null or r.recorded_by = ${own})
   and not exists (select from requests_unseen u where u.sub = ${sub} and u.request_id = r.id) and ${copyWithin(organisation, sub)}`;

/**
 * SQL: facts `f` that the caller's organisation was asked about a complaint, which is not kept from them. Whoever gives facts reaches the
 * question, and nothing else of the complaint (domain: the organisation complained of supplies facts and does not decide).
 */
export const factsWithin = (touchpoint: string, sub: string) =>
  `f.organisation = ${touchpoint} and not exists (select from requests_unseen u where u.sub = ${sub} and u.request_id = f.request_id)`;

/** Gives the parameter that a value has in a statement. */
export type Bind = (value: unknown) => string;

/** SQL: the requests that are kept from the caller, whose sign-in is `sub`; from the privacy team's supervisors those for a copy too. */
export const unseenOf = (caller: Caller, sub: string) =>
  [
    `select u.request_id from requests_unseen u where u.sub = ${sub}`,
    ...(reachOf(caller)[0] === null ? [`${copiesKeptFrom(sub)} and a.recorded_by <> ${sub}`] : []),
  ].join(' union all ');

/** SQL: the same as an array: looked up once in a statement, however much of it goes by it. */
export const unseenBy = (caller: Caller, bind: Bind) => `array(${unseenOf(caller, bind(caller.sub))})`;

/**
 * SQL terms: the requests `r` within the caller's reach, as `within` has them, written so that an index serves them.
 * `unseen`: what is kept from the caller, as an array.
 */
export function reachTerms(caller: Caller, bind: Bind, unseen: string): string[] {
  const [organisation, own] = reachOf(caller);
  return [
    ...(organisation === null ? [] : [`r.organisation = ${bind(organisation)}`]),
    ...(own === null ? [] : [`r.recorded_by = ${bind(own)}`]),
    `r.id <> all (${unseen})`,
  ];
}

/** Whether a request, as it stands, is within a caller's reach and not kept from them. */
export function isWithin(
  caller: Caller,
  whose: {
    readonly organisation: string;
    readonly recordedBy: string;
    readonly unseenBy: readonly string[];
    readonly copyUnseenBy: readonly string[];
  },
): boolean {
  const [organisation, own, sub] = reachOf(caller);
  return (
    (organisation === null || whose.organisation === organisation) &&
    (own === null || whose.recordedBy === own) &&
    !whose.unseenBy.includes(sub) &&
    (organisation !== null || whose.recordedBy === sub || !whose.copyUnseenBy.includes(sub))
  );
}
