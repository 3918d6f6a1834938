import type { AuthorityKind } from '../../../shared/domain/authority.ts';
import type { Channel } from '../../../shared/domain/conversation.ts';
import type { Level } from '../../../shared/domain/identity.ts';
import { PAPERS } from './typed-authority.ts';

type Here = {
  readonly level: Level;
  /** From 13 to 17 by the birth date on the record. */
  readonly young: boolean;
  readonly channel: Channel;
  readonly supervisor: boolean;
};

/**
 * What an authority may rest on where the customer speaks: their own word at level 2; a paper seen in person, or by a supervisor; a parent
 * of somebody young on that word, or where a supervisor decides it (domain: who speaks).
 */
export function kindsHere({ level, young, channel, supervisor }: Here): readonly AuthorityKind[] {
  const known = level >= 2;
  return [
    ...(known ? (['said-by-customer'] as const) : []),
    ...(young && (known || supervisor) ? (['parent'] as const) : []),
    ...(channel === 'face-to-face' || supervisor ? PAPERS : []),
  ];
}
