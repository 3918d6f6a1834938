/** Of so many decisions made on a call, a supervisor looks at one. */
export const LOOK_AT_ONE_IN = 20;

/** What a supervisor found when looking at a decision made on a call. */
export const LOOK_OUTCOMES = ['fine', 'talk-to-adviser', 'reopen'] as const;
export type LookOutcome = (typeof LOOK_OUTCOMES)[number];

/**
 * Whether the decision made on a call under this request is one of those looked at: it follows from the id alone (FNV-1a over its
 * letters, mixed once more), so that sending it again changes nothing, and no adviser chooses it.
 */
export function isToLookAt(requestId: string): boolean {
  let hash = 0x811c9dc5;
  for (const letter of requestId.toLowerCase()) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % LOOK_AT_ONE_IN === 0;
}
