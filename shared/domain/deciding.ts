import { PRIVACY_TEAM } from '../codes/organisations.ts';
import type { ComplaintAbout, Whom } from './complaint.ts';
import type { RequestKind } from './request.ts';

/** What can be decided of another right. */
export const RIGHT_DECISIONS = ['done', 'done-in-part', 'refused'] as const;
export type RightDecision = (typeof RIGHT_DECISIONS)[number];

/** Everything a request other than a rectification can end with; `withdrawn`: the customer no longer wants it. */
export const REQUEST_DECISIONS = [
  'upheld',
  'partly-upheld',
  'not-upheld',
  ...RIGHT_DECISIONS,
  'nothing-held',
  'withdrawn',
] as const;
export type RequestDecision = (typeof REQUEST_DECISIONS)[number];

/** What decides who may decide a request. `takenDownBy`: who logged it, or what joined it. `matched`: a customer is known. */
export type ToDecide = {
  readonly kind: RequestKind;
  readonly takenDownBy: readonly string[];
  readonly matched: boolean;
  readonly complaint: ({ readonly about: ComplaintAbout } & Whom) | null;
};
export type Decider = { readonly sub: string; readonly supervisor: boolean; readonly organisation: string };

/** Why somebody may not decide. `four-eyes`: they took it down, or it is about them. */
export const MAY_NOT_DECIDE = ['not-a-supervisor', 'four-eyes', 'privacy-team'] as const;
export type MayNotDecide = (typeof MAY_NOT_DECIDE)[number];

/**
 * Why somebody may not decide a request they can read; null where they may (domain: people, complaint). Nobody decides what they took
 * down or what is about them. The privacy team alone decides access, another right, a complaint about personal information, what comes
 * from nobody we can find, and a complaint about an organisation, which it would else decide itself.
 */
export function whyNotDecide(request: ToDecide, { sub, supervisor, organisation }: Decider): MayNotDecide | null {
  const { kind, takenDownBy, matched, complaint } = request;
  if (!supervisor) return 'not-a-supervisor';
  if (takenDownBy.includes(sub) || complaint?.aboutSub === sub) return 'four-eyes';
  const isTheirs = kind === 'access' || kind === 'other-right' || !matched;
  const ofInformation = kind === 'complaint' && complaint?.about !== 'service';
  const aboutDecider = kind === 'complaint' && complaint?.aboutOrganisation === organisation;
  return (isTheirs || ofInformation || aboutDecider) && organisation !== PRIVACY_TEAM ? 'privacy-team' : null;
}

/**
 * Whether a complaint may not be handed over to an organisation: the one it is about gives facts and does not decide (domain: complaint).
 * The privacy team has it even where it is about them; there is nobody above.
 */
export const isAboutReceiver = (complaint: Whom | null, to: string): boolean =>
  to !== PRIVACY_TEAM && complaint?.aboutOrganisation === to;
