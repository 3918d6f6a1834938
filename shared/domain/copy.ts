/** Why a copy on a machine is no more (domain: closing; copies on advisers' machines). */
export const ENDS_OF_A_COPY = ['expired', 'signed-out', 'closed', 'lost', 'taken-off'] as const;
export type EndOfACopy = (typeof ENDS_OF_A_COPY)[number];
