import type { Recorded } from '../../shared/desk.ts';
import { noteRecorded } from './items.ts';

/** Notes a command's recording and gives its item id; nothing here waits for the centre. */
export async function recorded(answer: Promise<Recorded>): Promise<string> {
  const { itemId, state } = await answer;
  noteRecorded(itemId, state, new Date().toISOString());
  return itemId;
}
