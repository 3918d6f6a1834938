import { addressNow } from '../../../lib/address.ts';
import { go } from '../../../lib/go.ts';
import { makeStore } from '../../../lib/store.ts';
import { goOn } from '../../../lib/tabs.ts';
import { type Asked, addressOf, readAsked } from './asked.ts';
import { neighboursIn } from './neighbours.ts';
import { queueAt, readMore, readQueue } from './queue-query.ts';

/** Where in the queue somebody was when a request was opened: the list's address and the row. */
export type QueuePlace = { readonly address: string; readonly rowId: string };

/** The last of them; null before the first. */
export const queuePlace = makeStore<QueuePlace | null>(null);
/** The row that takes the focus when its list comes up again, because somebody comes back from it. */
export const backTo = makeStore<QueuePlace | null>(null);

/** Opens a request from a row of a list. */
export function openFrom(asked: Asked, rowId: string): void {
  queuePlace.set(() => ({ address: addressOf(asked), rowId }));
  go(`/requests/${rowId}`);
}

/** Back to the row one left; to the whole queue where a request was reached by another way. */
export function backToQueue(): void {
  const place = queuePlace.get();
  backTo.set(() => place);
  go(place?.address ?? '/requests');
}

/** The window's own way back leads to the row as well. */
export function noteWayBack(): () => void {
  const back = () => backTo.set(() => queuePlace.get());
  addEventListener('popstate', back);
  return () => removeEventListener('popstate', back);
}

/** Where a walk is going. It counts once that request is on screen: whether to leave may be asked first, and answered with no. */
let onTheWay: QueuePlace | null = null;

/** A request has come on screen. */
export function arrivedAt(rowId: string): void {
  const place = onTheWay;
  onTheWay = null;
  if (place?.rowId === rowId) queuePlace.set(() => place);
}

/**
 * Opens the next or the one before of the list, reading on where the list goes on, and anew where nothing of it is known any more.
 * `end`: there is none. `not-there`: the list does not hold the request it is asked from. Throws where the list could not be read.
 */
export async function openNeighbour(
  { address, rowId }: QueuePlace,
  which: 'before' | 'behind',
): Promise<'gone-on' | 'end' | 'not-there'> {
  const asked = readAsked(address.split('?')[1] ?? '');
  const look = () => neighboursIn(queueAt(address), rowId);
  if (queueAt(address) === undefined) await readQueue(asked);
  if (which === 'behind' && look()?.behind === null) await readMore(asked);
  const near = look();
  if (near === null) return 'not-there';
  const found = near[which];
  if (found === null) return 'end';
  // Whoever has left meanwhile stays where they are.
  if (addressNow() !== `/requests/${rowId}`) return 'gone-on';
  onTheWay = { address, rowId: found };
  // One entry of the window's history for the whole walk: back leads to the list.
  goOn(`/requests/${found}`);
  return 'gone-on';
}
