import type { Output } from '../../../shared/operations.ts';
import type { Authorised } from '../../lib/authorised.ts';
import type { Changed } from '../../lib/changed.ts';
import type { About } from '../../lib/conversation.ts';
import type { Disputed } from '../../lib/disputed.ts';
import type { Item } from '../../lib/items.ts';
import type { PassedOn } from '../../lib/passed-on.ts';
import type { Promised } from '../../lib/promised.ts';
import type { Registered } from '../../lib/registered.ts';
import type { Said } from '../../lib/said.ts';
import type { Stopping } from '../../lib/stopping.ts';
import { yourItems } from '../../lib/words/sharing.ts';
import { authorisedHere } from './authorised-here.ts';
import { changedHere } from './changed-here.ts';
import { disputedHere } from './disputed-here.ts';
import { doneHere, type Sentence } from './done-here.ts';
import { passedHere } from './passed-here.ts';
import { promisedHere } from './promised-here.ts';
import { registeredHere } from './registered-here.ts';
import { stoppedHere } from './stopped-here.ts';

/** What the centre has of a conversation. */
export type Record = Output<'conversations.read'>;

/** What was recorded in this window in a conversation. */
export type Here = {
  readonly said: readonly Said[];
  readonly registered: readonly Registered[];
  readonly changed: readonly Changed[];
  readonly passedOn: readonly PassedOn[];
  readonly disputed: readonly Disputed[];
  readonly authorised: readonly (Omit<Authorised, 'name'> & { readonly name: string | null })[];
  readonly stopping: readonly Stopping[];
  readonly promised: readonly Promised[];
};

/** Everything done in a conversation, in sentences to read back: what the centre has, and what was recorded here besides. */
export function everythingDone(
  record: Record | undefined,
  here: Here,
  itemsById: ReadonlyMap<string, Item>,
  about: readonly About[],
  kept: boolean,
  itemsInWords = yourItems,
): readonly Sentence[] {
  const args = [itemsById, about, kept] as const;
  return [
    ...doneHere(record, here.said, ...args),
    ...registeredHere(record?.registered, here.registered, ...args),
    ...changedHere(record?.amended, here.changed, ...args),
    ...passedHere(record?.passedOn, here.passedOn, ...args, itemsInWords),
    ...disputedHere(record?.disputed, here.disputed, ...args),
    ...authorisedHere(record?.authorised, here.authorised, ...args),
    ...stoppedHere(here.stopping, ...args),
    ...promisedHere(record?.promised, here.promised, ...args),
  ];
}
