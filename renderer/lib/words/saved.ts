import type { Item } from '../items.ts';
import { showTime } from '../time.ts';
import { problemWords } from './problems.ts';

/** The truth about where a recorded command is. The queue of this version is in memory, and the words say so. */
export function savedWords(item: Item | undefined): string {
  if (!item) return 'Being recorded on this computer.';
  if (item.state === 'received') return `Received by the central service at ${showTime(item.receivedAt ?? item.at)}.`;
  if (item.state === 'refused') return `Refused because ${refusedBecause(item)}`;
  if (item.state === 'sending') return 'Being sent to the central service.';
  if (item.state === 'asking-again') return 'Sent, but no answer yet. The desk is asking again.';
  return 'Waiting to be sent. It is only in the memory of this program until then: do not close it.';
}

function refusedBecause(item: Item): string {
  const words = problemWords[item.problem?.code ?? 'failed'];
  return words.charAt(0).toLowerCase() + words.slice(1);
}
