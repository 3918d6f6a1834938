import type { Item } from '../../lib/items.ts';

/** What is said to somebody who tells us that a person has died. */
export const diedSay: readonly string[] = [
  'I am very sorry for your loss. Thank you for letting us know.',
  'I do not need anything from you, and I may not say what we hold, or whether we hold anything.',
  'We look at it with care. Once that is done, nothing more is sent in their name.',
];

/** What happens then, for the adviser. */
export const diedHappens: readonly string[] = [
  'A supervisor, not you, confirms it. Until then nothing is changed and nobody is told.',
  'Then everything optional ends and the record is hidden; after a time in which a supervisor can stop it, it is gone.',
  'Who was given something about them is told only that they no longer use the service.',
];

/** What is said once it has been taken down. */
export const diedTaken: readonly string[] = [
  'Thank you. I have taken this down.',
  'You need do nothing more, and I am sorry again for your loss.',
];

/** What became of it, for the adviser alone; it is not read out. */
export function diedBecame(item: Item | undefined, requested: boolean): string | null {
  if (item?.problem?.code === 'not-at-that-step')
    return 'Somebody has told us before: a supervisor is looking at it. Take this one out in Unsent work.';
  if (item?.problem?.code === 'account-closed') return 'It is known already. Take this one out in Unsent work.';
  if (requested)
    return 'For you alone: something else has to be finished first, so it is a request now, and a supervisor sees it.';
  return item?.state === 'received' ? 'For you alone: it waits for a supervisor, in Closings.' : null;
}
