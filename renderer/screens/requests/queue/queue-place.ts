import { go } from '../../../lib/go.ts';
import { makeStore } from '../../../lib/store.ts';
import { goOn } from '../../../lib/tabs.ts';
import { type Asked, addressOf, readAsked } from './asked.ts';
import { neighboursIn } from './neighbours.ts';
import { queueAt, readMore } from './queue-query.ts';

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

/** Opens the next or the one before of the list, reading on where the list goes on. Answers false at its end. */
export async function openNeighbour(rowId: string, which: 'before' | 'behind'): Promise<boolean> {
  const place = queuePlace.get();
  if (place === null) return false;
  const asked = readAsked(place.address.split('?')[1] ?? '');
  const look = () => neighboursIn(queueAt(place.address), rowId)?.[which] ?? null;
  if (look() === null && which === 'behind') await readMore(asked).catch(() => undefined);
  const found = look();
  if (found === null) return false;
  queuePlace.set(() => ({ address: place.address, rowId: found }));
  // One entry of the window's history for the whole walk: back leads to the list.
  goOn(`/requests/${found}`);
  return true;
}
