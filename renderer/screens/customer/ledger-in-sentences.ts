import { SHARED_ITEMS } from '../../../shared/domain/disclosure.ts';
import type { Output } from '../../../shared/operations.ts';
import { showDay } from '../../lib/time.ts';
import { sharedForWords, yourItems } from '../../lib/words/sharing.ts';

export type Shared = Output<'customers.disclosures'>['items'][number];

/**
 * One sentence for each recipient, the last one first: what it was sent, when, and what for. `more`: the ledger goes on. Whether the
 * customer may be told of a legal demand is not for whoever is on the line to decide: those are in the list alone.
 */
export function ledgerInSentences(shared: readonly Shared[], more: boolean): readonly string[] {
  if (shared.length === 0) return ['We have not passed your details on to anybody.'];
  const told = shared.filter(({ why }) => why !== 'legal-demand');
  const recipients = [...new Set(told.map(({ recipientId }) => recipientId))];
  const sentences = recipients.map((id) => sentence(told.filter(({ recipientId }) => recipientId === id)));
  return more ? [...sentences, 'There is more from earlier, which I have not looked up yet.'] : sentences;
}

/** `rows`: of one recipient, newest first. */
function sentence(rows: readonly Shared[]): string {
  const [last] = rows as readonly [Shared, ...Shared[]];
  const what = yourItems(SHARED_ITEMS.filter((item) => rows.some(({ items }) => items.includes(item))));
  const when = rows.length === 1 ? `on ${showDay(last.sharedAt)}` : `${times(rows.length)}, last on ${showDay(last.sharedAt)}`;
  return `${last.recipient} was sent ${what} ${when}, ${sharedForWords[last.why]}.`;
}

const times = (many: number): string => (many === 2 ? 'twice' : `${many} times`);
