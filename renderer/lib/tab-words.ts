import { showReference } from '../../shared/domain/reference.ts';
import type { Conversation } from './conversation.ts';
import type { Tab } from './tab-rules.ts';

type Known = {
  readonly conversation: Pick<Conversation, 'about'> | null;
  /** The person last opened from Find, by what Find shows of them. */
  readonly chosen: { readonly id: string; readonly givenName: string; readonly familyName: string } | null;
};

/** What a tab is called: a request's reference, and a customer's name only while the conversation or what was just found shows it. */
export function tabWords({ kind, id, reference }: Tab, { conversation, chosen }: Known): string {
  if (kind === 'request') return reference === null ? 'Request' : `Request ${showReference(reference)}`;
  const about = conversation?.about.find(({ customerId }) => customerId === id)?.name;
  return about ?? (chosen?.id === id ? `${chosen.givenName} ${chosen.familyName}` : 'Customer');
}
