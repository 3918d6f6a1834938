import type { Flag, ReviewDecision, ReviewReason } from '../../../shared/domain/access.ts';
import type { AccessCopy } from '../../../shared/domain/access-copy.ts';

/** Something in a copy that may be about somebody else. */
export type Flagged = {
  readonly path: string;
  readonly title: string;
  readonly label: string;
  readonly value: string;
  readonly flag: Flag;
  readonly decision: ReviewDecision | null;
  readonly reason: ReviewReason | null;
};

/** What of a copy may be about somebody else, in its order. */
export const flaggedIn = ({ sections }: AccessCopy): Flagged[] =>
  sections.flatMap(({ items }) =>
    items.flatMap(({ path, title, facts }) =>
      facts.flatMap(({ id, label, value, says, flag, decision, reason }) =>
        flag === null ? [] : [{ path: `${path}#${id}`, title, label, value: says ?? value, flag, decision, reason }],
      ),
    ),
  );
