import type { Conversation } from '../../lib/conversation.ts';

/**
 * What becomes of what is taken down here: it waits until their record is found; or it goes as a request, because another asks it, or
 * because nobody was found at the central service.
 */
export type HowMet = 'matched-later' | 'of-another' | 'nobody-found';

export const howMet = (speaker: Conversation['speaker'] | undefined, nobodyFound: boolean): HowMet => {
  if (speaker === 'representative') return 'of-another';
  return nobodyFound ? 'nobody-found' : 'matched-later';
};

export const metTitle: Record<HowMet, string> = {
  'matched-later': 'Met now, matched later',
  'of-another': 'What somebody asks for another',
  'nobody-found': 'What somebody asks whom we cannot find',
};

/** What it means, before anything is typed. */
export const metLead: Record<HowMet, string> = {
  'matched-later':
    'Nobody’s record is opened now. What you take down is kept; once there is a connection you look for their record, say that it is theirs, and only then does it count, with the day on which it was said.',
  'of-another':
    'Nobody’s record is opened. What you take down goes as a request; whoever it is about is asked before anything is done.',
  'nobody-found':
    'Nobody was found, and no record is made. What you take down goes as a request; somebody looks once more, and answers them. Do not say that nothing is held.',
};

/** What is said to them afterwards. */
export const metSaid: Record<HowMet, string> = {
  'matched-later': 'I have taken that down. I will find your record and see that it is done, as from today.',
  'of-another': 'I have taken that down. Whoever it is about is asked before anything is done.',
  'nobody-found': 'I have taken that down. Somebody checks whether we hold anything about you, and answers you.',
};

/** And what the adviser needs to know of it. */
export const metAfter: Record<HowMet, string> = {
  'matched-later': 'It stands in Unsent work until you have matched it to their record, or found that there is none.',
  'of-another': 'It goes as a request of somebody we cannot find. Say nothing of whether there is a record.',
  'nobody-found': 'It goes as a request of somebody we cannot find.',
};
