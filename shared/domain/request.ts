import { londonDay } from './day.ts';

/** What somebody can ask for (domain: requests). Consent decisions are not requests. */
export const REQUEST_KINDS = ['rectification', 'closure', 'access', 'complaint', 'other-right'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** The rights behind `other-right`; which of them it is may be left to whoever decides. */
export const OTHER_RIGHTS = ['erasure', 'restriction', 'objection', 'portability'] as const;
export type OtherRight = (typeof OTHER_RIGHTS)[number];

/**
 * The day in Europe/London on which a request was made: when it was said, not when it was typed or sent. A desk's clock may
 * run ahead; nothing was made later than it was received.
 */
export function madeOn(saidAt: string, receivedAt: string): string {
  return londonDay(new Date(Math.min(Date.parse(saidAt), Date.parse(receivedAt))));
}
