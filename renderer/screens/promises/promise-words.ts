import { showReference } from '../../../shared/domain/reference.ts';
import { howLabels, howToDo } from '../../lib/words/promises.ts';
import type { Promised } from './promises-query.ts';

/** What is to be done, and for whom or about which request: `Ring Ada Quill`, `Write to them about request 01234-56789`. */
export function whatWords({ how, name, customerId, requestId, reference }: Promised, here: boolean): string {
  if (here) return howLabels[how];
  if (requestId !== null)
    return `${howLabels[how]} about request ${reference === null ? 'just logged here' : showReference(reference)}`;
  return `${howToDo[how]} ${name ?? (customerId === null ? 'them' : 'a customer')}`;
}

export const endedWords: Record<Promised['state'], string> = {
  open: 'open',
  kept: 'kept',
  'not-kept': 'not kept',
  moved: 'moved to another day',
};
