import type { Input } from '../../../shared/operations.ts';
import { documentWords } from '../../lib/words/check-lists.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { outcomeWords } from './request-words.ts';

/** A step to check a request as one text: what was done, of which detail, what it came to, which document was seen. */
export function checkedText({ field, what, outcome, documentSeen }: Input<'requests.recordCheck'>): string {
  const of = field ? `${fieldWords[field]}: ` : '';
  const seen = documentSeen ? `, seen: ${documentWords[documentSeen].toLowerCase()}` : '';
  return `${of}${what}${seen}. ${outcomeWords[outcome]}.`;
}
