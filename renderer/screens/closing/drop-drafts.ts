import { dropDraft } from '../../lib/drafts.ts';
import { closingPlace } from './typed-closing.ts';
import { duplicatePlace } from './typed-duplicate.ts';

/** Forgets what was typed about stopping to use the service in a conversation that is over. */
export function dropClosingDrafts(conversationId: string, customerId: string): void {
  dropDraft(closingPlace(conversationId, customerId));
  dropDraft(duplicatePlace(conversationId, customerId));
}
