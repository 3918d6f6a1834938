import { USUAL } from '../../../shared/domain/disclosure.ts';
import type { PassedOn } from '../../lib/passed-on.ts';
import { sharedForWords, yourItems } from '../../lib/words/sharing.ts';

/** The one sentence to read back: who gets what, and what for. To Ofsted goes nothing of the customer's. */
export function readBackShared({ recipient, kind, items }: Pick<PassedOn, 'recipient' | 'kind' | 'items'>): string {
  if (kind === 'ofsted') return `I have recorded that ${recipient} gets an example of our advice, with nothing to know you by.`;
  return `I have recorded that ${recipient} gets ${yourItems(items)}, ${sharedForWords[USUAL[kind].why]}.`;
}

/** The same for the record, where the customer was not there. */
export const noteShared = (shared: Pick<PassedOn, 'recipient' | 'kind' | 'items'>): string =>
  readBackShared(shared)
    .replace('I have recorded that ', '')
    .replaceAll('your ', 'the customer’s ')
    .replace('know you', 'know them');
