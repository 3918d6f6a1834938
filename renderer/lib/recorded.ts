import type { Recorded } from '../../shared/desk.ts';
import type { CommandName } from '../../shared/operations.ts';
import { noteRecorded } from './items.ts';

/** Notes a command's recording and gives its item id; nothing here waits for the centre. */
export async function recorded(operation: CommandName, answer: Promise<Recorded>): Promise<string> {
  const answered = await answer;
  noteRecorded(answered, operation, new Date().toISOString());
  return answered.itemId;
}
