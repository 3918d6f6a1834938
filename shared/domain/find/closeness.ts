/** How close the people of a branch are, the closest first. */
export const RANK = { exact: 0, start: 1, turned: 2, nickname: 3, bothStart: 4 } as const;

/** What a word costs that is not quite what was typed; the cheapest come first. */
export const COST = { start: 4, likely: 10, nickname: 12, joined: 12, other: 20, sound: 30, otherFirstLetter: 5 } as const;

/** What it costs that a typed word is none of somebody's, and that a criterion does not hold: the more the fewer share it. */
export const MISSING = 100;
export const WEIGHT = { reference: 300, uln: 300, phone: 300, email: 300, postcode: 150, born: 120, outward: 50 } as const;
/** Whoever misses one criterion comes after all who miss none. */
export const ONE_MISSING = 1_000;
