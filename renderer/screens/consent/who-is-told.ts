import { type Decision, PURPOSES, type Purpose } from '../../../shared/domain/consent.ts';
import type { Output } from '../../../shared/operations.ts';
import { showDay } from '../../lib/time.ts';

export type ToTell = NonNullable<Output<'consents.decide'>['toTell']>[number];
type Named = { readonly id: string; readonly name: string };

/** Purposes of which others may hold something that they must be told to let go. */
const TOLD_OF: readonly Purpose[] = PURPOSES.filter((purpose) => purpose !== 'priority-group-targeting');

/** True when somebody may have to be told of these decisions: something was taken back that may have been passed on. */
export const mayHaveToTell = (decisions: readonly { readonly purpose: Purpose; readonly decision: Decision }[]): boolean =>
  decisions.some(({ purpose, decision }) => decision === 'withdrawn' && TOLD_OF.includes(purpose));

/** Who is told that something was taken back, one sentence each to say to the customer; the last list may already have gone. */
export function whoIsTold(toTell: readonly ToTell[], recipients: readonly Named[]): readonly string[] {
  return toTell.map(({ recipientId, kind, lastSharedOn }) => {
    const name = recipients.find(({ id }) => id === recipientId)?.name ?? 'An organisation';
    const had = `${name} last had ${kind === 'erase' ? 'your answer' : 'your details'} from us on ${showDay(lastSharedOn)}.`;
    return kind === 'erase'
      ? `${had} They may still hold it until we have told them to erase it; that is now on our list.`
      : `${had} They may still contact you until we have told them to stop; that is now on our list.`;
  });
}
