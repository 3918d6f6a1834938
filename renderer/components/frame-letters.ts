/** The letters of the places one can go to. */
export const PLACE_LETTERS = {
  ...{ find: 'f', myDay: 'j', requests: 'b', whoToTell: 'h', morning: 'w', notice: 'p', audit: 'a' },
  ...{ closings: 'u', machines: 'z', reports: 'y', retention: 'g', settings: 's' },
} as const;

/** The letters of what stands on every screen besides the places: no screen takes one of these for something of its own. */
export const FRAME_LETTERS = { callersWords: 'q', unsent: 'k' } as const;

/** Those of the conversation, which stand on every screen while it goes on. */
export const CONVERSATION_LETTERS = { dropped: 'l', end: 'e' } as const;

/**
 * What may stand on a screen besides: a receipt of the conversation, and what others did or what was refused, that is to be seen. The
 * receipt has a digit: what a customer’s screen has, a worry above all, keeps its letter.
 */
export const PASSING_LETTERS = { receipt: '9', seen: 'o' } as const;
