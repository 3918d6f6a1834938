import type { Decision } from '../../../shared/domain/consent.ts';
import type { Output } from '../../../shared/operations.ts';
import { eventChannelWords } from '../../lib/words/conversation.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { purposeWords } from '../../lib/words/purposes.ts';

type Item = Output<'customers.timeline'>['items'][number];

const kindWords: Record<Item['kind'], string> = {
  interaction: 'Contact',
  session: 'Session',
  outcome: 'Outcome',
  consent: 'Consent',
  conversation: 'Conversation',
};

/** One line of the timeline as a sentence. */
export function timelineWords(item: Item): string {
  if (item.kind === 'consent' && item.purpose && item.decision) {
    const how = item.channel ? ` (${eventChannelWords[item.channel].toLowerCase()})` : '';
    return `The customer ${thirdPerson[item.decision]}: ${purposeWords[item.purpose].title.toLowerCase()}${how}`;
  }
  const parts = [
    item.channel ? eventChannelWords[item.channel].toLowerCase() : null,
    item.detail,
    item.adviser ? `with ${item.adviser}` : null,
    item.organisation ? organisationWords(item.organisation) : null,
  ].filter(Boolean);
  return parts.length === 0 ? kindWords[item.kind] : `${kindWords[item.kind]}: ${parts.join(', ')}`;
}

const thirdPerson: Record<Decision, string> = {
  given: 'gave consent',
  refused: 'refused consent',
  withdrawn: 'withdrew consent',
};
