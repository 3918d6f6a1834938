import type { Work } from './work-query.ts';

/** How far the places outside this system are: one has no answer, each has and something was found, or each has and nothing was. */
export const placesLeft = ({ places }: Work): 'unanswered' | 'found' | 'nothing-found' => {
  if (places.some(({ answer }) => answer === null)) return 'unanswered';
  return places.some(({ answer }) => answer === 'found') ? 'found' : 'nothing-found';
};
