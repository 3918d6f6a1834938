import type { Flag, ReviewDecision, ReviewReason } from '../../../shared/domain/access.ts';
import type { AccessCopy } from '../../../shared/domain/access-copy.ts';
import { wordsOf } from '../../../shared/domain/find/fold.ts';

/** Something in a copy that may be about somebody else. */
export type Flagged = {
  readonly path: string;
  readonly title: string;
  readonly label: string;
  readonly value: string;
  /** Null where nothing but the person who looks through the copy has marked it. */
  readonly flag: Flag | null;
  readonly decision: ReviewDecision | null;
  readonly reason: ReviewReason | null;
};

const factsOf = ({ sections }: AccessCopy): Flagged[] =>
  sections.flatMap(({ items }) =>
    items.flatMap(({ path, title, facts }) =>
      facts.map(({ id, label, value, says, flag, decision, reason }) => ({
        ...{ path: `${path}#${id}`, title, label, value: says ?? value, flag, decision, reason },
      })),
    ),
  );

/** What of a copy may be about somebody else, in its order: what the program has flagged, and what somebody has marked besides. */
export const flaggedIn = (copy: AccessCopy): Flagged[] =>
  factsOf(copy).filter(({ flag, decision }) => flag !== null || decision !== null);

/** What nobody has marked yet and has a word for each of these that begins with it, however they are written; nothing where there are none. */
export function unmarkedIn(copy: AccessCopy, words: string): Flagged[] {
  const wanted = wordsOf(words);
  if (wanted.length === 0) return [];
  return factsOf(copy).filter(({ flag, decision, title, label, value }) => {
    if (flag !== null || decision !== null) return false;
    const says = wordsOf(`${title} ${label} ${value}`);
    return wanted.every((word) => says.some((one) => one.startsWith(word)));
  });
}
