import { z } from 'zod';

/** Identity levels, 0 to 3 (domain: identity). */
export const LEVELS = [0, 1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];
export const levelSchema = z.literal(LEVELS);

/** Items of which two make level 1. Phone and e-mail count as one. */
export const LEVEL_1_ITEMS = ['fullName', 'dateOfBirth', 'postcode', 'phone', 'email'] as const;
/** Items of which one, on level 1, makes level 2. */
export const LEVEL_2_ITEMS = ['reference', 'uln', 'lastContactMonth', 'lastContactPlace', 'knownToMe'] as const;
/** Items of which one, on level 2, makes level 3. */
export const LEVEL_3_ITEMS = ['calledBackOn', 'documentSeen'] as const;

export const CHECK_ITEMS = [...LEVEL_1_ITEMS, ...LEVEL_2_ITEMS, ...LEVEL_3_ITEMS] as const;
export type CheckItem = (typeof CHECK_ITEMS)[number];
export const checkItemSchema = z.enum(CHECK_ITEMS);

/** Items the caller answers in words; the others the adviser states. */
export const ANSWERED_ITEMS = CHECK_ITEMS.filter((item) => !['knownToMe', ...LEVEL_3_ITEMS].includes(item));

/** Documents an adviser may have seen in person; none is ever copied. */
export const DOCUMENTS = ['passport', 'driving-licence', 'benefit-letter', 'council-tax-bill', 'other-official'] as const;

const has = (matched: ReadonlySet<CheckItem>, items: readonly CheckItem[]) => items.some((item) => matched.has(item));

/**
 * The level that the items matched so far in a conversation reach. `restores` is the level a resumed conversation had when it
 * was cut off: one matching answer brings it back, and does not count for a higher one too. A mismatch never lowers a level.
 */
export function levelReached(matched: ReadonlySet<CheckItem>, restores: Level = 0): Level {
  const contact = matched.has('phone') || matched.has('email');
  const first = [matched.has('fullName'), matched.has('dateOfBirth'), matched.has('postcode'), contact].filter(Boolean).length;
  const restored = restores > 0 && has(matched, ANSWERED_ITEMS) ? restores : 0;
  const spent = restored > 0 && first === 0 ? 1 : 0;
  const one = restored >= 1 || first >= 2;
  const two = restored >= 2 || (one && LEVEL_2_ITEMS.filter((item) => matched.has(item)).length > spent);
  const three = restored >= 3 || (two && has(matched, LEVEL_3_ITEMS));
  return three ? 3 : two ? 2 : one ? 1 : 0;
}
